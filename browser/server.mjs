// A static server for the tests, as plain as the hosts that the site is for.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

// serve answers on 127.0.0.1 at a free port. `mounts` maps path prefixes, each
// with a slash at both ends, to folders; a prefix deeper than "/" shows whether
// the pages work from any address. It gives {origin, close}.
export async function serve(mounts) {
  const server = createServer((request, response) => {
    if (request.url === "/favicon.ico") {
      // Browsers ask the root for it by themselves; a site under a prefix has no say there.
      response.writeHead(204).end();
      return;
    }
    const file = fileFor(mounts, request.url);
    if (!file) {
      response.writeHead(404, { "content-type": types[".txt"] }).end("not found\n");
      return;
    }
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

function fileFor(mounts, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://127.0.0.1").pathname);
  } catch {
    return undefined;
  }
  for (const [prefix, folder] of Object.entries(mounts)) {
    if (path.startsWith(prefix)) {
      const file = join(folder, normalize("/" + path.slice(prefix.length)));
      return existing(file) ?? existing(join(file, "index.html"));
    }
  }
  return undefined;
}

function existing(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

// The Chromium that the tests drive: the system's own, never a downloaded one.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

// args keep the browser quiet: nothing of its own goes over the network while
// the tests count requests. It runs without its sandbox because containers and
// root have none; it opens only pages that this repository built.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

// launchOptions gives what Playwright needs to start the browser. The variable
// DOSSIER_CHROMIUM names another executable than the first one in the PATH.
export function launchOptions() {
  return { executablePath: executable(), args, chromiumSandbox: false };
}

function executable() {
  if (process.env.DOSSIER_CHROMIUM) {
    return process.env.DOSSIER_CHROMIUM;
  }
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const name of ["chromium", "chromium-browser", "google-chrome"]) {
    for (const folder of folders) {
      if (existsSync(join(folder, name))) {
        return join(folder, name);
      }
    }
  }
  throw new Error("no Chromium in the PATH; install it or set DOSSIER_CHROMIUM");
}

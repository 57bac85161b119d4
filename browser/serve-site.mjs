// Starts the server before the tests and stops it after them. The site stands
// under a prefix of two folders, so that a link from the root would break.

import { resolve } from "node:path";
import { serve } from "./server.mjs";

export default async function serveSite() {
  const server = await serve({
    "/some/prefix/": resolve(process.env.DOSSIER_SITE),
    "/fixture/": resolve(import.meta.dirname, "fixture"),
  });
  process.env.DOSSIER_URL = `${server.origin}/some/prefix/`;
  process.env.DOSSIER_FIXTURE_URL = `${server.origin}/fixture/`;
  return () => server.close();
}

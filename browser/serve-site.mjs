// Builds the dossier of cases/ and starts the server before the tests, and stops
// it after them. The site stands under a prefix of two folders, so that a link
// from the root would break.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serve } from "./server.mjs";

export default async function serveSite() {
  const work = mkdtempSync(join(tmpdir(), "dossier-cases-"));
  if (!process.env.DOSSIER_CASES) {
    process.env.DOSSIER_CASES = join(work, "site");
    buildCases(process.env.DOSSIER_CASES);
  }
  const server = await serve({
    "/some/prefix/": resolve(process.env.DOSSIER_SITE),
    "/fixture/": resolve(import.meta.dirname, "fixture"),
    "/cases/": process.env.DOSSIER_CASES,
  });
  process.env.DOSSIER_URL = `${server.origin}/some/prefix/`;
  process.env.DOSSIER_FIXTURE_URL = `${server.origin}/fixture/`;
  process.env.DOSSIER_CASES_URL = `${server.origin}/cases/`;
  return async () => {
    await server.close();
    rmSync(work, { recursive: true });
  };
}

// buildCases builds the dossier of cases/, with the program of this repository.
function buildCases(output) {
  const args = ["run", "./cmd/dossier", "-C", join(import.meta.dirname, "cases"), "build", "--quiet", "--output", output];
  execFileSync("go", args, { cwd: resolve(import.meta.dirname, ".."), stdio: ["ignore", "ignore", "inherit"] });
}

import { defineConfig } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

if (!process.env.DOSSIER_SITE) {
  throw new Error("set DOSSIER_SITE to the folder of a built site");
}

export default defineConfig({
  testDir: "tests",
  globalSetup: "./serve-site.mjs",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: process.stdout.isTTY ? "line" : "dot",
  use: {
    browserName: "chromium",
    launchOptions: launchOptions(),
    viewport: { width: 1440, height: 900 },
    colorScheme: "light",
  },
});

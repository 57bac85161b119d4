import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// axeViolations gives one line for each element that breaks one of axe-core's
// accessibility rules in the page as it stands. The context needs bypassCSP.
export async function axeViolations(page) {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run({ resultTypes: ["violations"] });
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => {
        const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
        return `${rule.id}: ${node.target.join(" ")}: ${why}`;
      }),
    );
  });
}

// What every walk does with a state of a page that it reached: axe at 1280 and 390 px with a picture of each, nothing sideways and nothing too
// small to touch at 320 px, one h1 that the title of the window repeats and that can take the focus. Afterwards the page is as wide as before.
import { readFileSync } from 'node:fs';

const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

// answer.looked names the states that were looked at, answer.faults what was wrong with them.
export async function lookAt(page, name, { answer, pictures }) {
  const fault = (what) => answer.faults.push(`${name}: ${what}`);
  const before = page.viewportSize();
  answer.looked.push(name);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.waitForTimeout(60);
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    for (const one of found.violations) fault(`at ${width} px: axe ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 160)}`);
    await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await page.waitForTimeout(60);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) {
    const over = await page.evaluate(() => [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > 320.5)
      .map((one) => one.outerHTML.slice(0, 90)).slice(-2).join(' … '));
    fault(`${wide} px too wide at 320 px: ${over}`);
  }
  const small = await page.evaluate(() => [...document.querySelectorAll('main button, main .button, main select, main input')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80)));
  for (const one of small) fault(`less than 24 px high: ${one}`);
  const headings = await page.locator('h1').allTextContents();
  const title = await page.title();
  if (headings.length !== 1 || !title.startsWith(`${headings[0]} · `) || !title.endsWith('Buzón IMSS')) fault(`title "${title}", headings ${JSON.stringify(headings)}`);
  if ((await page.locator('main h1[tabindex="-1"]').count()) !== 1) fault('h1 cannot take the focus');
  await page.setViewportSize(before);
}

// judge.mjs FOLDER: every FOLDER/*.html in Chromium, at phone width, at desk width, in forced colours and on paper.
// axe finds nothing (WCAG 2.2 AA and best practices), nothing scrolls sideways at 320 px but tables in their own region, the page asks
// for nothing from anywhere, holds no script, and forced colours and print hide no text.
import { readdirSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = resolve(process.argv[2]);
const axe = readFileSync(new URL('./node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const profile = mkdtempSync(join(tmpdir(), 'buzon-chromium-'));
const browser = await chromium.launchPersistentContext(profile,
  { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: quiet, headless: true });
const faults = [];

const sideways = () => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const tables = [...document.querySelectorAll('table')].filter((table) => !table.closest('.tabla'));
  return { wide, loose: tables.length };
};
const words = () => document.body.innerText.replace(/\s+/g, ' ').trim();

async function examine(file) {
  const page = await browser.newPage();
  const asked = [];
  page.on('request', (request) => { if (!/^(file|data):/.test(request.url())) asked.push(request.url()); });
  const fault = (what) => faults.push(`${file}: ${what}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(pathToFileURL(join(folder, file)).href);
  if (await page.evaluate(() => document.scripts.length)) fault('a script');
  await page.evaluate(axe);
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    const found = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
    for (const one of found.violations) fault(`axe at ${width} px: ${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 120)}`);
  }
  const { wide, loose } = await page.evaluate(sideways);
  if (wide > 0) fault(`${wide} px too wide at 320 px`);
  if (loose > 0) fault(`${loose} tables outside a region`);
  const text = await page.evaluate(words);
  for (const media of [{ forcedColors: 'active' }, { media: 'print' }]) {
    await page.emulateMedia(media);
    if (await page.evaluate(words) !== text) fault(`text differs with ${JSON.stringify(media)}`);
    await page.emulateMedia({ forcedColors: null, media: null });
  }
  if (asked.length) fault(`asks for ${asked[0]}`);
  await page.close();
}

const files = readdirSync(folder).filter((name) => name.endsWith('.html')).sort();
for (const file of files) await examine(file);
await browser.close();
rmSync(profile, { recursive: true, force: true });
faults.forEach((fault) => console.log(fault));
console.log(`${files.length} pages, ${faults.length} faults`);
process.exit(files.length === 0 || faults.length ? 1 : 0);

// public_pages.mjs PLAN.json ANSWER.json: walks through the pages for everybody and writes down what it saw. Judged by public_pages_test.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { lookAt } from './look.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: quiet, headless: true });
const answer = { faults: [], said: {}, looked: [], requests: [], loaded: 0 };
const fault = (what) => answer.faults.push(what);
const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'es-MX', viewport: { width: 390, height: 844 } });
const page = await context.newPage();
page.setDefaultTimeout(20_000);
page.on('request', (request) => answer.requests.push(request.url()));
page.on('pageerror', (error) => fault(`error in the page: ${error.message}`));
page.on('console', (message) => {
  if (/Content Security Policy|Refused to/.test(message.text())) fault(`policy: ${message.text()}`);
});

async function look(name) {
  answer.said[name] = await page.locator('main').innerText();
  await lookAt(page, name, { answer, pictures: plan.pictures });
}

const verdict = async (title) => {
  await page.waitForFunction((wanted) => document.activeElement?.id === 'veredicto' && document.activeElement.textContent.includes(wanted), title);
};

// --- verification ----------------------------------------------------------------------------------

answer.loaded = 0;
const counted = async (response) => {
  answer.loaded += Number((await response.allHeaders())['content-length'] ?? 0);
};
page.on('response', counted);
await page.goto(`${plan.site}/verificacion`);
await page.locator('#archivo').waitFor();
await page.waitForLoadState('networkidle');
page.off('response', counted);
await look('verificacion');

await page.goto(`${plan.site}/verificacion?folio=${plan.folio}&c=${plan.code}`); // as the QR says
await verdict('Es un documento de ensayo: sin efectos legales');
await look('verificacion-qr');

// By keyboard alone: the code is corrected and sent with Enter.
await page.goto(`${plan.site}/verificacion`);
await page.locator('#folio').waitFor();
for (let i = 0; i < 40 && (await page.evaluate(() => document.activeElement?.id)) !== 'folio'; i++) await page.keyboard.press('Tab');
await page.keyboard.press('Enter');
await page.waitForFunction(() => document.activeElement?.classList.contains('problems'));
await look('verificacion-falta');
for (let i = 0; i < 40 && (await page.evaluate(() => document.activeElement?.id)) !== 'folio'; i++) await page.keyboard.press('Tab');
await page.keyboard.type(plan.folio);
await page.keyboard.press('Tab');
await page.keyboard.type('00000000');
await page.keyboard.press('Enter');
await verdict('No coincide');
await look('verificacion-no-coincide');

for (const [name, { file, title }] of Object.entries(plan.files)) {
  await page.setInputFiles('#archivo', file);
  await verdict(title);
  await look(`verificacion-${name}`);
  if (name === 'ensayo') {
    await page.emulateMedia({ media: 'print' });
    await page.pdf({ path: `${plan.pictures}/verificacion-impresa.pdf`, format: 'Letter' });
    answer.said.printed = await page.locator('body').innerText();
    await page.emulateMedia({ media: 'screen' });
    answer.said.tree = await page.locator('main').ariaSnapshot();
  }
}
await page.setInputFiles('#archivo', plan.large);
await page.locator('.problems').waitFor();
await look('verificacion-grande');

// Dropped.
const bytes = readFileSync(plan.files.ensayo.file).toString('base64');
const data = await page.evaluateHandle((encoded) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))], 'acto.pdf', { type: 'application/pdf' }));
  return transfer;
}, bytes);
await page.dispatchEvent('.drop', 'drop', { dataTransfer: data });
await verdict('Es un documento de ensayo: sin efectos legales');

// Without a network: said, and the page goes on.
await context.setOffline(true);
await page.setInputFiles('#archivo', plan.files.ensayo.file);
await page.locator('.problems').waitFor();
answer.said.offline = await page.locator('.problems').innerText();
await context.setOffline(false);
await page.setInputFiles('#archivo', plan.files.ensayo.file);
await verdict('Es un documento de ensayo: sin efectos legales');

// Asked too often: said as such.
await page.route('**/v1/verification*', (route) => route.fulfill({ status: 429, headers: { 'Retry-After': '60', 'Content-Type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title: 'x', status: 429, hallazgos: [] }) }));
await page.setInputFiles('#archivo', plan.files.ensayo.file);
await page.locator('.problems').waitFor();
answer.said.often = await page.locator('.problems').innerText();
await page.unroute('**/v1/verification*');

// --- estrados --------------------------------------------------------------------------------------

await page.getByRole('link', { name: 'Estrados' }).click();
await page.waitForFunction(() => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === 'Estrados');
await page.locator('.card').first().waitFor();
await look('estrados');
answer.said.boardTree = await page.locator('main').ariaSnapshot();

await page.fill('#rfc', plan.posted.rfc.toLowerCase());
await page.keyboard.press('Enter');
await page.getByText('Un documento publicado.').or(page.getByText(/\d+ documentos publicados/)).waitFor();
await page.getByText(plan.posted.folio, { exact: true }).waitFor();
await page.getByRole('link', { name: `Leer el documento con folio ${plan.posted.folio}` }).click();
await page.locator('iframe.twin').waitFor();
await page.frameLocator('iframe.twin').locator('h1').waitFor();
answer.said.document = await page.frameLocator('iframe.twin').locator('body').innerText();
await look('estrados-documento');

await page.goto(`${plan.site}/estrados`);
await page.locator('#folio').waitFor();
await page.fill('#folio', '1');
await page.fill('#rfc', '2');
await page.keyboard.press('Enter');
await page.waitForFunction(() => document.activeElement?.classList.contains('problems'));
await look('estrados-mal-escrito');
await page.fill('#folio', plan.folio);
await page.fill('#rfc', '');
await page.keyboard.press('Enter');
await page.getByText('No hay documentos publicados con esos datos').waitFor();
await look('estrados-nada');

await page.goto(`${plan.site}/estrados/${plan.folio}`);
await page.getByText('No hay un documento publicado con ese folio').waitFor();
await look('estrados-ninguno');
await page.route('**/v1/estrados/*/document', (route) => route.fulfill({ status: 410, headers: { 'Content-Type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title: 'x', status: 410, hallazgos: [] }) }));
await page.goto(`${plan.site}/estrados/${plan.posted.folio}`);
await page.getByText('ya no está en estrados').waitFor();
await look('estrados-retirado');

await browser.close();
writeFileSync(process.argv[3], JSON.stringify(answer));

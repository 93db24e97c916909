// enrolment_pages.mjs PLAN.json ANSWER.json: an employer enables the mailbox in a browser, lets somebody in and withdraws an address.
// Judged by enrolment_pages_test.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { lookAt } from './look.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
const answer = { faults: [], said: {}, looked: [] };
const fault = (what) => answer.faults.push(what);

const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'es-MX', viewport: { width: 390, height: 844 }, acceptDownloads: true });
const page = await context.newPage();
page.setDefaultTimeout(20_000);
page.on('pageerror', (error) => fault(`error in the page: ${error.message}`));
page.on('dialog', (dialog) => (fault(`a dialog: ${dialog.message()}`), dialog.dismiss()));
page.on('console', (message) => {
  if (/Content Security Policy|Refused to/.test(message.text())) fault(`policy: ${message.text()}`);
});

const look = (name) => lookAt(page, name, { answer, pictures: plan.pictures });

async function logIn({ cer, key, password }) {
  await page.goto(plan.site);
  await page.setInputFiles('#cer', cer);
  await page.setInputFiles('#key', key);
  await page.fill('#clave', password);
  await page.click('button[type=submit]');
  await page.locator('nav').waitFor();
}

const codeFor = async (kind, address) =>
  (await fetch(`${plan.codes}/${kind}?${encodeURIComponent(address)}`)).text();
const heading = (text) => page.locator('h1', { hasText: text }).waitFor();
const said = (text) => page.locator('[role=status]', { hasText: text }).first().waitFor();

async function add(kind, typed, address) {
  await page.fill(`#nuevo-${kind}`, typed);
  await page.click(kind === 'correo' ? 'text=Enviar código al correo' : 'text=Enviar código al móvil');
  await said('Se registró');
  const card = page.locator('li.card', { hasText: address });
  await card.locator('input.code').waitFor();
  return card;
}

async function confirm(card, code) {
  await card.locator('input.code').fill(code);
  await card.getByRole('button', { name: 'Confirmar' }).click();
}

await logIn(plan.efirma);
await heading('Habilitar su buzón');
answer.said.lead = await page.locator('.lead').innerText();
await look('habilitar');

const wrongAddress = page.locator('#nuevo-correo');
await wrongAddress.fill('no es correo');
await page.click('text=Enviar código al correo');
await page.locator('.problems').waitFor();
answer.said.address = await page.locator('.problems').innerText();
await look('habilitar-correo-malo');

const card = await add('correo', plan.email, plan.email);
const code = await codeFor('correo', plan.email);
await confirm(card, code === '00000000' ? '00000001' : '00000000');
await card.locator('.problems').waitFor();
answer.said.code = await card.locator('.problems').innerText();
await look('habilitar-codigo-malo');
await confirm(card, `${code.slice(0, 4)} ${code.slice(4)}`);
await said('Quedó confirmado');
// Coming back later: what was done is there.
await logIn(plan.efirma);
await heading('Habilitar su buzón');
await page.locator('.lead', { hasText: 'confirmar su móvil' }).waitFor();
answer.said.back = await page.locator('.lead').innerText();
await confirm(await add('movil', plan.mobile.slice(3), plan.mobile), await codeFor('movil', plan.mobile));
await said('Quedó confirmado');
await page.check('#leidos');
await look('habilitar-terminos');
await page.getByRole('button', { name: 'Firmar los términos' }).click();
await page.locator('.lead', { hasText: 'está habilitado' }).waitFor();
await look('habilitado');

await page.getByRole('link', { name: 'Medios de contacto y personas' }).first().click();
await heading('Medios de contacto y personas');
await page.getByRole('button', { name: 'Autorizar a una persona' }).click();
await page.getByRole('button', { name: 'Firmar y autorizar' }).click();
await page.locator('.problems').waitFor();
answer.said.person = await page.locator('.problems').innerText();
await page.fill('#persona-persona_rfc', plan.person.rfc.toLowerCase());
await page.fill('#persona-persona_nombre', plan.person.name);
await look('personas');
await page.getByRole('button', { name: 'Firmar y autorizar' }).click();
await said('La persona ya puede entrar');
answer.said.people = await page.locator('main').innerText();

await confirm(await add('correo', plan.other, plan.other), await codeFor('correo', plan.other));
await said('Quedó confirmado');
await page.getByRole('button', { name: `Dar de baja ${plan.email}` }).click();
await look('baja');
await page.getByRole('button', { name: 'Firmar la baja' }).click();
await said('Se dio de baja');
await page.getByRole('button', { name: 'Pedir que las cédulas lleguen aquí' }).click();
await page.getByRole('button', { name: 'Firmar la solicitud' }).click();
await page.locator('text=La hizo el').waitFor();
const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Acuse en PDF' }).first().click()]);
await download.saveAs(`${plan.pictures}/acuse.pdf`);
await look('contacto');
answer.said.history = await page.locator('.timeline').innerText();
await page.getByRole('link', { name: 'Su buzón' }).click();
await heading('Su buzón');
await look('buzon-sano');

writeFileSync(process.argv[3], JSON.stringify(answer));
await browser.close();

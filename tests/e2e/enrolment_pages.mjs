// enrolment_pages.mjs PLAN.json ANSWER.json: a company enables the mailbox in a browser, by keyboard alone: addresses and their codes, terms,
// people let in and turned out, an address withdrawn, cédulas asked for.
// Judged by enrolment_pages_test.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { keyboardOf } from './keyboard.mjs';
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

const keys = keyboardOf(page, fault);
async function look(name) {
  await keys.around(name);
  await lookAt(page, name, { answer, pictures: plan.pictures });
}

async function logIn({ cer, key, password }) {
  await page.goto(plan.site);
  await page.locator('#cer').waitFor();
  await keys.choose('cer', cer);
  await keys.choose('key', key);
  await keys.write('clave', password);
  await page.keyboard.press('Enter');
  await page.locator('nav').waitFor();
}

const codeFor = async (kind, address) =>
  (await fetch(`${plan.codes}/${kind}?${encodeURIComponent(address)}`)).text();
const heading = (text) => page.waitForFunction((wanted) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === wanted, text);
async function said(text) {
  await page.locator('[role=status]', { hasText: text }).first().waitFor();
  await keys.kept(text);
}
const signing = (text) => page.waitForFunction((wanted) => document.activeElement?.matches('.signing h2, .signing h3') && document.activeElement.textContent === wanted, text);
const problems = () => page.waitForFunction(() => document.activeElement?.classList.contains('problems'));

async function add(kind, typed, address) {
  await keys.write(`nuevo-${kind}`, typed);
  await page.keyboard.press('Enter');
  await said('Se registró');
  await page.locator('li.card', { hasText: address }).locator('input.code').waitFor();
}
async function confirm(code) {
  await keys.tabTo("one.matches('input.code')", 'the code');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}
async function power() {
  await keys.write('persona-instrumento', 'Escritura pública 1234');
  await keys.writeDay('persona-fecha_instrumento', '2020-05-04');
  await keys.write('persona-fedatario', 'Notario 5 de Puebla');
}

try {
  await logIn(plan.efirma);
  await heading('Habilitar su buzón');
  await page.locator('.lead').waitFor();
  answer.said.lead = await page.locator('.lead').innerText();
  await look('habilitar');

  await keys.write('nuevo-correo', 'no es correo');
  await page.keyboard.press('Enter');
  await problems();
  answer.said.address = await page.locator('.problems').innerText();
  await look('habilitar-correo-malo');

  await add('correo', plan.email, plan.email);
  const code = await codeFor('correo', plan.email);
  await confirm(code === '00000000' ? '00000001' : '00000000');
  await problems();
  answer.said.code = await page.locator('.problems').innerText();
  await look('habilitar-codigo-malo');
  await confirm(`${code.slice(0, 4)} ${code.slice(4)}`);
  await said('Quedó confirmado');
  // Coming back later: what was done is there.
  await logIn(plan.efirma);
  await heading('Habilitar su buzón');
  await page.locator('.lead', { hasText: 'confirmar su móvil' }).waitFor();
  answer.said.back = await page.locator('.lead').innerText();
  await add('movil', plan.mobile.slice(3), plan.mobile);
  await confirm(await codeFor('movil', plan.mobile));
  await said('Quedó confirmado');
  await keys.tabTo("one.matches('.terms')", 'the terms');
  await page.keyboard.press('End');
  await page.waitForFunction(() => document.querySelector('.terms').scrollTop > 0);
  await keys.press("one.id === 'leidos'", 'the box', 'Space');
  await look('habilitar-terminos');
  await keys.pressButton('Firmar los términos');
  await page.locator('.lead', { hasText: 'está habilitado' }).waitFor();
  await said('Firmó los términos');
  await look('habilitado');

  await keys.pressButton('Medios de contacto y personas');
  await heading('Medios de contacto y personas');
  // A representative, with the power that says so; turned out again.
  await keys.pressButton('Autorizar a una persona');
  await signing('Autorizar a una persona');
  await keys.pressButton('Firmar y autorizar');
  await problems();
  answer.said.person = await page.locator('.problems').innerText();
  await keys.write('persona-persona_rfc', plan.agent.rfc.toLowerCase());
  await keys.write('persona-persona_nombre', plan.agent.name);
  await keys.tabTo("one.type === 'radio'", 'the role');
  for (let i = 0; i < 3 && !(await page.locator('#persona-representante').isChecked()); ++i) await page.keyboard.press('ArrowDown');
  await power();
  await look('personas');
  await keys.pressButton('Firmar y autorizar');
  await said('La persona ya puede entrar');
  answer.said.agent = await page.locator('main').innerText();
  await keys.pressButton(`Revocar a ${plan.agent.name}`);
  await signing('Revocar la autorización');
  await look('personas-revocar');
  await keys.pressButton('Firmar y revocar');
  await said('La autorización quedó revocada');
  // An accountant, who stays: revoking is begun and left.
  await keys.pressButton('Autorizar a una persona');
  await keys.write('persona-persona_rfc', plan.person.rfc);
  await keys.write('persona-persona_nombre', plan.person.name);
  await keys.pressButton('Firmar y autorizar');
  await said('La persona ya puede entrar');
  await keys.pressButton('Revocar a ');
  await signing('Revocar la autorización');
  await keys.pressButton('Cancelar');
  await keys.kept('Cancelar');
  answer.said.people = await page.locator('main').innerText();

  await add('correo', plan.other, plan.other);
  await confirm(await codeFor('correo', plan.other));
  await said('Quedó confirmado');
  await keys.pressButton(`Dar de baja ${plan.email}`);
  await signing(`Dar de baja ${plan.email}`);
  await look('baja');
  await keys.pressButton('Firmar la baja');
  await said('Se dio de baja');
  await keys.pressButton('Pedir que las cédulas lleguen aquí');
  await signing('Solicitar notificación electrónica de cédulas');
  await power();
  await look('cedulas');
  await keys.pressButton('Firmar la solicitud');
  await page.locator('text=La hizo el').waitFor();
  await said('Quedó hecha la solicitud');
  await keys.tabTo("one.textContent.startsWith('Acuse en PDF')", 'the acuse');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await download.saveAs(`${plan.pictures}/acuse.pdf`);
  await look('contacto');
  answer.said.history = await page.locator('.timeline').innerText();
  await keys.pressButton('Su buzón');
  await heading('Su buzón');
  await page.locator('main h2').first().waitFor();
  await look('buzon-sano');

  await logIn(plan.accountant);
  await heading(`Buzón de ${plan.company}`);
  await page.locator('main h2').first().waitFor();
  answer.said.accountant = await page.locator('main').innerText();
  answer.said.accountantHeader = await page.locator('header').innerText();
  await look('buzon-del-contador');
  await keys.pressButton('Cambiar de empresa (2)');
  await heading('Sus empresas');
  await look('empresas-una-por-habilitar');
  await keys.pressButton('Habilitar este buzón');
  await heading('Habilitar su buzón');
  await page.locator('.lead').waitFor();
  answer.said.own = await page.locator('.lead').innerText();
} catch (error) {
  fault(`the walk broke: ${error.stack}`);
  await page.screenshot({ path: `${plan.pictures}/broken.png`, fullPage: true }).catch(() => {});
  fault(`it stood at ${page.url()}: ${(await page.locator('body').innerText().catch(() => '')).slice(0, 800)}`);
}
writeFileSync(process.argv[3], JSON.stringify(answer));
await browser.close();

// walk.mjs PLAN.json ANSWER.json: from enabling to the eleventh day, as three employers and the public see it. What happens outside the
// browser is asked of walk_test.py, which judges.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { lookAt } from './look.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: quiet, headless: true });
const answer = { faults: [], said: {}, looked: [], folios: {}, papers: {} };
const fault = (what) => answer.faults.push(what);
const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'es-MX', viewport: { width: 390, height: 844 }, acceptDownloads: true });
const page = await context.newPage();
page.setDefaultTimeout(20_000);
page.on('pageerror', (error) => fault(`error in the page: ${error.message}`));
page.on('dialog', (dialog) => (fault(`a dialog: ${dialog.message()}`), dialog.dismiss()));
page.on('console', (message) => {
  if (/Content Security Policy|Refused to/.test(message.text())) fault(`policy: ${message.text()}`);
});

async function outside(what, more = {}) {
  const got = await fetch(`${plan.stage}/${what}?${new URLSearchParams(more)}`);
  if (!got.ok) throw new Error(`${what} failed outside the browser`);
  return got.json();
}
async function look(name) {
  answer.said[name] = await page.locator('main').innerText();
  await lookAt(page, name, { answer, pictures: plan.pictures });
}
const heading = (text) => page.waitForFunction((wanted) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent.startsWith(wanted), text);
const settled = () => page.waitForFunction(() => !document.querySelector('.waiting') && document.querySelector('main h2, main .problems'));

// Days pass between visits: each begins with the login.
async function logIn(efirma) {
  await page.goto(plan.site);
  await enter(efirma);
}
async function enter({ cer, key, password }) {
  await page.setInputFiles('#cer', cer);
  await page.setInputFiles('#key', key);
  await page.fill('#clave', password);
  await page.click('button[type=submit]');
  await page.locator('header nav').waitFor();
}
async function confirmed(kind, typed, address) {
  await page.fill(`#nuevo-${kind}`, typed);
  await page.click(kind === 'correo' ? 'text=Enviar código al correo' : 'text=Enviar código al móvil');
  const card = page.locator('li.card', { hasText: address });
  await card.locator('input.code').fill(await outside('code', { kind, address }));
  await card.getByRole('button', { name: 'Confirmar' }).click();
  await page.locator('[role=status]', { hasText: 'Quedó confirmado' }).first().waitFor();
}
async function save(role, words) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: words, exact: true }).click()]);
  answer.papers[role] = `${plan.pictures}/${download.suggestedFilename()}`;
  await download.saveAs(answer.papers[role]);
}
const readTerms = () => page.evaluate(() => {
  const words = (one) => one.textContent.replace(/\s+/g, ' ').trim();
  const fact = (name) => [...document.querySelectorAll('#plazos ~ .facts > div')].find((one) => words(one.querySelector('dt')) === name);
  return {
    notified: words(fact('Notificado').querySelector('time')),
    effective: words(fact('Surte efectos').querySelector('time')),
    calendar: words(document.querySelector('[data-deadline] details > p')).replace(/\.$/, ''),
    deadlines: [...document.querySelectorAll('[data-deadline]')].map((one) => ({
      name: words(one.querySelector('h3')), date: words(one.querySelector('time')),
      rule: words(one.querySelector('p.small')).split(' · ')[1],
      counts: [...one.querySelectorAll('details section')].map((count) => [words(count.querySelector('h4')),
        [...count.querySelectorAll('.days li')].map((day) => [day.querySelector('time').dateTime, words(day.querySelector('span'))])]),
    })),
  };
});
async function readAct() {
  await page.locator('.deadlines').waitFor();
  await page.locator('iframe.twin').waitFor();
  return readTerms();
}

try {
  // --- a new employer enables the mailbox, on a telephone
  await logIn(plan.new);
  await heading('Habilitar su buzón');
  await confirmed('correo', plan.email, plan.email);
  await confirmed('movil', plan.mobile.slice(3), plan.mobile);
  await page.check('#leidos');
  await page.getByRole('button', { name: 'Firmar los términos' }).click();
  await page.locator('.lead', { hasText: 'está habilitado' }).waitFor();
  await page.getByRole('button', { name: 'Pedir que las cédulas lleguen aquí' }).click();
  await page.fill('#persona-instrumento', 'Escritura pública 1234');
  await page.fill('#persona-fecha_instrumento', '2020-05-04');
  await page.fill('#persona-fedatario', 'Notario 5 de Puebla');
  await page.getByRole('button', { name: 'Firmar la solicitud' }).click();
  await page.locator('text=La hizo el').waitFor();
  await look('recorrido-habilitado');
  await page.locator('main').getByRole('link', { name: 'Ir a su buzón' }).click();
  await heading('Su buzón');
  await settled();
  await look('recorrido-vacio');

  // --- an act, its aviso, opened
  answer.folios.cedula = await outside('issue', { what: 'cedula' });
  answer.said.aviso = await outside('aviso', { folio: answer.folios.cedula, address: plan.email });
  await logIn(plan.new);
  await heading('Su buzón');
  await settled();
  await look('recorrido-aviso');
  await page.locator(`[data-folio="${answer.folios.cedula}"] a.button`).click();
  await heading('Abrir este documento lo notifica');
  await page.check('#entiendo');
  await page.click('button.main');
  answer.opened = await readAct();
  await save('acuse_pdf', 'Descargar: Acuse de recibo');
  await save('acuse_xml', 'Descargar: Acuse de recibo, con su firma');
  await look('recorrido-abierto');

  // --- a second act that nobody opens, an address that bounces, an employer without a mailbox
  answer.folios.fine = await outside('issue', { what: 'fine' });
  answer.folios.bounced = await outside('issue', { what: 'bouncing' });
  answer.folios.estrados = await outside('issue', { what: 'unreachable' });
  await outside('aviso', { folio: answer.folios.fine, address: plan.email });
  await outside('state', { folio: answer.folios.bounced, state: 'awaiting_opening' });
  await outside('state', { folio: answer.folios.estrados, state: 'in_estrados' });
  answer.said.work = await outside('work', { folio: answer.folios.bounced, kind: 'aviso_bounced' });
  await logIn(plan.bouncing);
  await heading('Su buzón');
  await page.locator('#salud').waitFor();
  await settled();
  answer.said.health = await page.locator('section.notice').innerText();
  await look('recorrido-rebote');
  await page.getByRole('link', { name: 'Ir a medios de contacto y personas' }).click();
  await heading('Medios de contacto y personas');
  await page.locator('.card', { hasText: plan.bounced }).waitFor();
  await look('recorrido-rebote-contacto');

  // Who has no mailbox hears of the document where a mailbox is enabled, and in the mailbox.
  await logIn(plan.unreachable);
  await heading('Habilitar su buzón');
  await page.locator('#en-estrados').waitFor();
  await look('recorrido-habilitar-en-estrados');
  await page.getByRole('link', { name: 'Su buzón', exact: true }).click();
  await heading('Su buzón');
  await page.locator('#en-estrados').waitFor();
  await settled();
  answer.said.unreachable = await page.locator('main').innerText();
  await look('recorrido-sin-buzon');
  await page.goto(`${plan.site}/estrados`);
  await page.fill('#rfc', plan.sought);
  await page.keyboard.press('Enter');
  await page.getByText('Un documento publicado.').waitFor();
  await look('recorrido-estrados');
  await page.getByRole('link', { name: `Leer el documento con folio ${answer.folios.estrados}` }).click();
  await page.locator('iframe.twin').waitFor();
  answer.said.board = await page.frameLocator('iframe.twin').locator('body').innerText();

  // --- day 4, at a desk
  await page.setViewportSize({ width: 1280, height: 844 });
  await outside('until', { day: await outside('day', { folio: answer.folios.fine }), at: '10:00' });
  await outside('state', { folio: answer.folios.fine, state: 'notified' });
  await logIn(plan.new);
  await heading('Su buzón');
  await settled();
  await look('recorrido-dia4');
  await page.locator(`[data-folio="${answer.folios.fine}"] h3 a`).click();
  answer.fallen = await readAct();
  answer.said.fallen = await page.locator('main').innerText();
  await save('constancia_pdf', 'Descargar: Constancia de notificación');
  await save('constancia_xml', 'Descargar: Constancia de notificación, firmada');
  await look('recorrido-constancia');

  // --- the eleventh day
  await outside('until', { day: await outside('day', { folio: answer.folios.estrados }), at: '10:00' });
  await outside('state', { folio: answer.folios.estrados, state: 'notified' });
  await page.goto(`${plan.site}/estrados/${answer.folios.estrados}`);
  await page.locator('main .notice').waitFor();
  answer.said.gone = await page.locator('main').innerText();
  await look('recorrido-retirado');
  await page.getByRole('link', { name: 'léalo en el Buzón IMSS' }).click();
  await enter(plan.unreachable);
  answer.posted = await readAct();
  await look('recorrido-por-estrados');
} catch (error) {
  fault(`the walk broke: ${error.stack}`);
  await page.screenshot({ path: `${plan.pictures}/broken.png`, fullPage: true }).catch(() => {});
  fault(`it stood at ${page.url()}: ${(await page.locator('body').innerText().catch(() => '')).slice(0, 800)}`);
}
await browser.close();
writeFileSync(process.argv[3], JSON.stringify(answer, null, 1));

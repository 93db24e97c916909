// pages.mjs PLAN.json ANSWER.json: walks through the pages as an employer would and writes down what it saw. Judged by pages_test.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { lookAt } from './look.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: quiet, headless: true });
const answer = { requests: [], faults: [], said: {}, looked: [], acts: {} };
const fault = (what) => answer.faults.push(what);

async function newPage(width) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'es-MX', viewport: { width, height: 844 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  context.on('request', async (request) => {
    const entry = { method: request.method(), url: request.url(), headers: {}, body: request.postDataBuffer()?.toString('base64') ?? '' };
    answer.requests.push(entry);
    entry.headers = await request.allHeaders().catch(() => request.headers());
  });
  page.on('pageerror', (error) => fault(`error in the page: ${error.message}`));
  page.on('websocket', (socket) => fault(`a socket to ${socket.url()}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) fault(`policy: ${message.text()}`);
  });
  return page;
}

const look = (page, name) => lookAt(page, name, { answer, pictures: plan.pictures });

const focusedHeading = (page, text) => page.waitForFunction((wanted) => document.activeElement?.tagName === 'H1'
  && document.activeElement.textContent === wanted, text);

async function fill(page, { cer, key, password }) {
  await page.setInputFiles('#cer', cer);
  await page.setInputFiles('#key', key);
  await page.fill('#clave', password);
}

async function refusedLogin(page, name, efirma) {
  await page.goto(plan.site);
  await fill(page, efirma);
  await page.click('button[type=submit]');
  const box = page.locator('.problems');
  await box.waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains('problems'));
  answer.said[name] = await box.innerText();
  await look(page, `entrada-${name}`);
  if (await page.inputValue('#clave')) fault(`${name}: the password stays in its field`);
}

async function logIn(page, efirma) {
  await fill(page, efirma);
  await page.click('button[type=submit]');
  await page.locator('.brand').waitFor();
}

const readAct = (page) => page.evaluate(() => ({
  deadlines: Object.fromEntries([...document.querySelectorAll('[data-deadline]')].map((one) => [one.dataset.deadline, {
    date: one.querySelector('time').getAttribute('datetime'),
    days: [...one.querySelectorAll('.days li')].map((day) => [day.querySelector('time').getAttribute('datetime'), day.querySelector('span').textContent]),
  }])),
  papers: [...document.querySelectorAll('.papers button')].map((one) => one.textContent),
  history: [...document.querySelectorAll('.timeline > li > span')].map((one) => one.textContent),
}));

async function tabTo(page, test, what) {
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press('Tab');
    await page.waitForTimeout(20);
    const here = await page.evaluate((code) => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { found: new Function('one', `return ${code}`)(one), visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1, name: one.outerHTML.slice(0, 80) };
    }, test);
    if (!here.visible && !/^<(body|h1|main)/.test(here.name)) fault(`no visible focus on ${here.name}`);
    if (here.found) return;
  }
  throw new Error(`the keyboard never reached ${what}`);
}

async function chooseByKeyboard(page, id, file) {
  await tabTo(page, `one.id === '${id}'`, id);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
  await chooser.setFiles(file);
}

// Everything by keyboard: entering, the list, the confirmation, the act.
async function keyboardWalk({ folio, efirma }) {
  const page = await newPage(390);
  // Chromium hands file choosers over from when somebody listens; so somebody does all along.
  page.on('filechooser', () => {});
  await page.goto(plan.site);
  await look(page, 'entrada');
  await page.reload();
  await page.locator('#cer').waitFor();
  await chooseByKeyboard(page, 'cer', efirma.cer);
  await chooseByKeyboard(page, 'key', efirma.key);
  await tabTo(page, "one.id === 'clave'", 'password');
  await page.keyboard.type(efirma.password);
  await page.keyboard.press('Enter');
  await focusedHeading(page, 'Su buzón');
  await page.locator('.lead').waitFor();
  answer.said.list = await page.locator('main').innerText();
  answer.said.listTree = await page.locator('main').ariaSnapshot();
  await look(page, 'buzon');
  await tabTo(page, `one.getAttribute('href') === '/buzon/${folio}/abrir'`, 'the act');
  await page.keyboard.press('Enter');
  await focusedHeading(page, 'Abrir este documento lo notifica');
  await page.locator('#entiendo').waitFor();
  await look(page, 'confirmar');
  await tabTo(page, "one.matches('button.main')", 'open');
  await page.keyboard.press('Enter');
  await page.locator('.problems').waitFor();
  await look(page, 'confirmar-sin-casilla');
  await tabTo(page, "one.id === 'entiendo'", 'the box');
  await page.keyboard.press('Space');
  await tabTo(page, "one.matches('button.main')", 'open');
  await page.keyboard.press('Enter');
  await page.locator('.deadlines').waitFor();
  await page.locator('iframe.twin').waitFor();
  await tabTo(page, "one.tagName === 'SUMMARY' && one.textContent.startsWith('Cómo se contó')", 'the count of a deadline');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
  await look(page, 'acto');
  answer.acts[folio] = await readAct(page);
  answer.said.actTree = await page.locator('main').ariaSnapshot();
  const frame = page.frames().find((one) => one !== page.mainFrame());
  answer.said.document = await page.frameLocator('iframe.twin').locator('body').innerText();
  answer.said.documentColour = await page.evaluate(() => {
    const inside = document.querySelector('iframe.twin').contentDocument;
    return inside.defaultView.getComputedStyle(inside.querySelector('h1')).color;
  });
  if (!frame) fault('the document has no frame');
  const { seen, whole, high } = await page.evaluate(() => {
    const one = document.querySelector('iframe.twin');
    return { seen: one.clientHeight, whole: one.contentDocument.body.getBoundingClientRect().height, high: innerHeight };
  });
  if (seen < Math.min(whole, 0.85 * high) - 4 || seen > whole + 4) fault(`the frame is ${seen} px high, the document ${whole}`);
  await tabTo(page, "one.tagName === 'IFRAME'", 'the document');
  await page.keyboard.press('End');
  const down = await page.waitForFunction(() => document.querySelector('iframe.twin').contentWindow.scrollY > 0).catch(() => null);
  if (!down) fault('the document cannot be read by keyboard');
  const downloads = [];
  for (const button of await page.locator('.papers button').all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const path = `${plan.pictures}/${download.suggestedFilename()}`;
    await download.saveAs(path);
    downloads.push(path);
  }
  answer.downloads = downloads;
  answer.kept = await page.evaluate(async () => ({
    local: localStorage.length, session: sessionStorage.length, cookies: document.cookie, databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length, address: location.href,
  }));
  await page.goBack();
  await focusedHeading(page, 'Su buzón');
  await page.getByText('Lo más próximo').waitFor();
  answer.said.notified = await page.locator('main').innerText();
  await look(page, 'buzon-con-notificado');
  await page.evaluate(() => { history.pushState(null, '', '/no-hay'); window.dispatchEvent(new PopStateEvent('popstate')); });
  await focusedHeading(page, 'Esta página no existe');
  await look(page, 'no-existe');
  await page.getByRole('button', { name: 'Salir' }).click();
  await page.locator('.notice').waitFor();
  await look(page, 'salida');
  await page.context().close();
}

// The answer to the acuse is lost on its way back, then the person presses again; reached by its address, session and all asked for.
async function lostAnswerWalk({ folio, efirma }) {
  const page = await newPage(1280);
  await page.goto(`${plan.site}/buzon/${folio}/abrir`);
  await logIn(page, efirma);
  await page.locator('#entiendo').check();
  let sent = 0;
  await page.route('**/acuses', async (route) => {
    if (++sent === 1) await route.fetch();
    await route.abort();
  });
  await page.click('button.main');
  await page.locator('.problems').waitFor();
  answer.said.lost = await page.locator('.problems').innerText();
  await page.unroute('**/acuses');
  await page.click('button.main');
  await page.locator('.deadlines').waitFor();
  answer.acts[folio] = await readAct(page);
  await page.reload();
  await page.locator('#cer').waitFor();
  answer.said.reloaded = await page.locator('h1').innerText();
  await page.context().close();
}

// The request never arrives; pressing again sends the same signature.
async function cutWalk({ folio, efirma }) {
  const page = await newPage(1280);
  await page.goto(`${plan.site}/buzon/${folio}/abrir`);
  await logIn(page, efirma);
  await page.locator('#entiendo').check();
  await page.route('**/acuses', (route) => route.abort());
  await page.click('button.main');
  await page.locator('.problems').waitFor();
  await page.unroute('**/acuses');
  await page.click('button.main');
  await page.locator('.deadlines').waitFor();
  answer.acts[folio] = await readAct(page);
  await page.context().close();
}

// Two minutes before its end the session is prolonged with one press; left alone, it ends where it stood.
async function endingWalk({ folio, efirma }) {
  const page = await newPage(390);
  await page.clock.install();
  await page.goto(`${plan.site}/buzon/${folio}`);
  await logIn(page, efirma);
  await page.locator('.deadlines').waitFor();
  await page.clock.fastForward((plan.minutes * 60 - 90) * 1000);
  const goOn = page.getByRole('button', { name: 'Seguir en el buzón' });
  await goOn.waitFor();
  await look(page, 'por-terminar');
  await goOn.click();
  await goOn.waitFor({ state: 'detached' });
  await page.clock.fastForward((plan.minutes * 60 - 90) * 1000);
  await goOn.waitFor();
  await page.clock.fastForward(100_000);
  await page.locator('#cer').waitFor();
  answer.said.ended = await page.locator('.notice').innerText();
  if (page.url() !== `${plan.site}/buzon/${folio}`) fault(`the session ended at ${page.url()}`);
  await page.context().close();
}

async function refusals() {
  const page = await newPage(390);
  await page.goto(plan.site);
  await page.click('button[type=submit]');
  await page.locator('.problems').waitFor();
  answer.said.empty = await page.locator('.problems').innerText();
  await look(page, 'entrada-vacia');
  for (const [name, efirma] of Object.entries(plan.refused)) await refusedLogin(page, name, efirma);
  await page.context().close();
}

try {
  await refusals();
  await keyboardWalk(plan.keyboard);
  await lostAnswerWalk(plan.lost);
  await cutWalk(plan.cut);
  await endingWalk(plan.cut);
} catch (error) {
  fault(`the walk broke: ${error.stack}`);
  for (const context of browser.contexts()) for (const page of context.pages()) {
    await page.screenshot({ path: `${plan.pictures}/broken.png`, fullPage: true }).catch(() => {});
    fault(`it stood at ${page.url()}: ${(await page.locator('body').innerText().catch(() => '')).slice(0, 800)}`);
  }
}
await browser.close();
writeFileSync(process.argv[3], JSON.stringify(answer, null, 1));

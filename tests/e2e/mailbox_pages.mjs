// mailbox_pages.mjs PLAN.json ANSWER.json: a representative of twelve companies goes from list to filter to act to deadlines to ZIP by keyboard
// alone, and looks at every state of it. Judged by mailbox_pages_test.py.
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { lookAt } from './look.mjs';

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: quiet, headless: true });
const answer = { faults: [], said: {}, looked: [], trees: {}, asked: [] };
const fault = (what) => answer.faults.push(what);

const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'es-MX', viewport: { width: 390, height: 844 }, acceptDownloads: true,
  reducedMotion: 'reduce' });
const page = await context.newPage();
page.setDefaultTimeout(20_000);
context.on('request', (request) => answer.asked.push(`${request.method()} ${new URL(request.url()).pathname}${new URL(request.url()).search}`));
page.on('pageerror', (error) => fault(`error in the page: ${error.message}`));
page.on('console', (message) => {
  if (/Content Security Policy|Refused to/.test(message.text())) fault(`policy: ${message.text()}`);
});

const look = (name) => lookAt(page, name, { answer, pictures: plan.pictures });

async function tabTo(test, what) {
  for (let i = 0; i < 120; ++i) {
    await page.keyboard.press('Tab');
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
const heading = (text) => page.waitForFunction((wanted) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent.startsWith(wanted), text);
const settled = () => page.waitForFunction(() => !document.querySelector('.waiting') && document.querySelector('main h2, main .problems'));

try {
  await page.goto(plan.site);
  await page.setInputFiles('#cer', plan.efirma.cer);
  await page.setInputFiles('#key', plan.efirma.key);
  await page.fill('#clave', plan.efirma.password);
  await page.keyboard.press('Enter');
  await heading('Sus empresas');
  answer.said.companies = await page.locator('main').innerText();
  answer.trees.companies = await page.locator('main').ariaSnapshot();
  await look('empresas');

  // A company by its name, by keyboard.
  await tabTo("one.id === 'empresa'", 'the search of companies');
  await page.keyboard.type(plan.company.word);
  await page.waitForFunction(() => document.querySelectorAll('.cards > li').length === 1);
  await look('empresas-una');
  await tabTo("one.textContent.startsWith('Entrar a este buzón')", 'the company');
  await page.keyboard.press('Enter');
  await heading('Buzón de ');
  await settled();
  answer.said.header = await page.locator('header').innerText();
  answer.said.title = await page.title();
  answer.said.list = await page.locator('main').innerText();
  answer.trees.list = await page.locator('main').ariaSnapshot();
  await look('buzon-de-otra');

  // Filters: a state, a word, nothing found, a wrong span.
  await tabTo("one.tagName === 'SUMMARY' && one.textContent.startsWith('Buscar')", 'the filters');
  await page.keyboard.press('Enter');
  await tabTo("one.id === 'estado'", 'the state');
  await page.keyboard.press('End');
  await tabTo("one.matches('.filters button.main')", 'the search');
  await page.keyboard.press('Enter');
  await settled();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H2');
  answer.said.all = await page.locator('main').innerText();
  await look('buzon-todos');
  await page.fill('#q', 'no-hay-tal-cosa');
  await page.focus('#q');
  await page.keyboard.press('Enter');
  await page.getByText('Ningún documento coincide').waitFor();
  await look('buzon-nada');
  await page.getByText('Por tipo y por fecha').click();
  await page.fill('#desde', '2027-02-02');
  await page.fill('#hasta', '2027-02-01');
  await page.focus('#q');
  await page.keyboard.press('Enter');
  await page.locator('.problems').waitFor();
  answer.said.wrong = await page.locator('.problems').innerText();
  await look('buzon-filtro-mal');
  await page.getByRole('button', { name: 'Quitar filtros' }).click();
  await settled();

  // To the act that is unopened, and what opening starts.
  await page.locator(`[data-folio="${plan.unopened}"]`).waitFor();
  await tabTo(`one.getAttribute('href') === '/buzon/${plan.unopened}/abrir'`, 'the unopened act');
  await page.keyboard.press('Enter');
  await heading('Abrir este documento lo notifica');
  await page.locator('#entiendo').waitFor();
  answer.said.confirm = await page.locator('main').innerText();
  await look('confirmar-de-otra');
  await page.goBack();
  await heading('Buzón de ');
  await settled();

  // The notified one: deadlines, ZIP, calendar.
  await page.locator(`[data-folio="${plan.notified}"]`).waitFor();
  await tabTo(`one.getAttribute('href') === '/buzon/${plan.notified}'`, 'the notified act');
  await page.keyboard.press('Enter');
  await page.locator('.deadlines').waitFor();
  await page.locator('iframe.twin').waitFor();
  answer.said.act = await page.locator('main').innerText();
  answer.trees.act = await page.locator('main').ariaSnapshot();
  answer.said.actTitle = await page.title();
  await tabTo("one.getAttribute('href') === '#plazos'", 'the deadlines');
  await page.keyboard.press('Enter');
  await tabTo("one.tagName === 'SUMMARY' && one.textContent.startsWith('Cómo se contó')", 'the count of a deadline');
  await page.keyboard.press('Enter');
  const save = async (words) => {
    await tabTo(`one.textContent.startsWith('${words}')`, words);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const path = `${plan.pictures}/${download.suggestedFilename()}`;
    await download.saveAs(path);
    return path;
  };
  answer.zip = await save('Descargar todo en un ZIP');
  answer.calendar = await save('Plazos para su calendario');
  await tabTo("one.tagName === 'SUMMARY' && one.textContent.startsWith('Qué lo prueba')", 'what proves a step');
  await page.keyboard.press('Enter');
  await page.locator('main details:not([open]) > summary').evaluateAll((all) => all.forEach((one) => one.click()));
  await look('acto-de-otra');

  // Another company: the choice is in the header, on every page.
  await page.getByRole('link', { name: /Cambiar de empresa/ }).click();
  await heading('Sus empresas');
  answer.said.back = await page.locator('main').innerText();

  // A box of many: more and more is read, and the page stays quick.
  await page.getByRole('button', { name: plan.many.name }).click();
  await heading('Buzón de ');
  await settled();
  answer.said.many = await page.locator('.lead').innerText();
  for (let i = 0; i < 16; ++i) {
    const before = await page.locator('.cards > li').count();
    // Pressed twice: a page is read once. By keyboard, because the focus moves the page under a pointer this quick.
    const more = page.getByRole('button', { name: 'Mostrar más' });
    await more.evaluate((one) => (one.click(), one.click()));
    await page.waitForFunction((n) => document.querySelectorAll('.cards > li').length > n, before);
    if (i === 0) answer.said.focusAfterMore = await page.evaluate(() => document.activeElement.closest('li') === document.querySelectorAll('.cards > li')[25]);
  }
  answer.shown = await page.locator('.cards > li').count();
  answer.layout = await page.evaluate(async () => {
    const begin = performance.now();
    document.documentElement.style.setProperty('--grey', '#555');
    document.body.style.width = `${document.body.clientWidth - 1}px`;
    void document.body.offsetHeight;
    return performance.now() - begin;
  });
  answer.typed = await page.evaluate(async () => {
    const field = document.querySelector('#q');
    const begin = performance.now();
    for (let i = 0; i < 10; ++i) {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, 'x'.repeat(i + 1));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    return (performance.now() - begin) / 10;
  });
} catch (error) {
  fault(`the walk broke: ${error.stack}`);
  await page.screenshot({ path: `${plan.pictures}/broken.png`, fullPage: true }).catch(() => {});
  fault(`it stood at ${page.url()}: ${(await page.locator('body').innerText().catch(() => '')).slice(0, 800)}`);
}
await browser.close();
writeFileSync(process.argv[3], JSON.stringify(answer, null, 1));

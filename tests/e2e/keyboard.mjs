// A person without a mouse: Tab, Enter, Space, arrows and letters. On the way the focus must be seen, be inside the window and never be caught.
const MOST = 160;

export function keyboardOf(page, fault) {
  // Chromium hands file choosers over from when somebody listens; so somebody does all along.
  page.on('filechooser', () => {});

  const here = (test) => page.evaluate((code) => {
    const one = document.activeElement;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    return {
      found: new Function('one', `return ${code}`)(one), name: one.outerHTML.slice(0, 80), whole: one.matches('body, h1, main'), first: one.matches('a.skip'),
      visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
      inside: box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    };
  }, test);

  // `test`: an expression over `one`, the element that has the focus.
  async function tabTo(test, what) {
    for (let i = 0; i < MOST; ++i) {
      await page.keyboard.press('Tab');
      const now = await here(test);
      if (!now.whole && !now.visible) fault(`no visible focus on ${now.name}`);
      if (!now.whole && !now.inside) fault(`the focus is out of sight on ${now.name}`);
      if (now.found) return;
    }
    throw new Error(`the keyboard never reached ${what}`);
  }
  const press = async (test, what, key = 'Enter') => {
    await tabTo(test, what);
    await page.keyboard.press(key);
  };
  return {
    tabTo,
    press,
    pressButton: (words) => press(`one.matches('button, a') && one.textContent.startsWith(${JSON.stringify(words)})`, words),
    // In place of what stands there.
    async write(id, text) {
      await tabTo(`one.id === '${id}'`, id);
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
    },
    // A field of a day, month first.
    async writeDay(id, iso) {
      await tabTo(`one.id === '${id}'`, id);
      const [year, month, day] = iso.split('-');
      await page.keyboard.type(`${month}${day}${year}`);
    },
    async choose(id, file) {
      await tabTo(`one.id === '${id}'`, id);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
      await chooser.setFiles(file);
    },
    // After something was done the reading goes on from somewhere: what had the focus may be gone, but not the focus.
    async kept(after) {
      await page.waitForTimeout(80);
      if (await page.evaluate(() => document.activeElement === document.body)) fault(`the focus is lost after ${after}`);
    },
    // Once around, forwards, and a step back: nothing holds the focus.
    async around(name) {
      let first = 0;
      for (let i = 0; i < MOST && first < 2; ++i) {
        await page.keyboard.press('Tab');
        if ((await here('false')).first) ++first;
      }
      if (first < 2) fault(`${name}: the focus does not come around`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Shift+Tab');
      if (!(await here('false')).first) fault(`${name}: the focus does not go back`);
    },
  };
}

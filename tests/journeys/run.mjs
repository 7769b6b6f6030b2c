// Journeys through the workbench in a real headless Chromium, against a demonstration made anew.
// usage: node run.mjs BINARY PICTURES
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const [binary, pictures] = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'fadu-journeys-'));
const port = await new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => done(port));
  });
});
const base = `http://127.0.0.1:${port}`;
const server = spawn(binary, ['demo', '--data', join(scratch, 'data'), '--listen', `127.0.0.1:${port}`], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

let passed = 0;
let failed = 0;
async function journey(name, walk) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  try {
    await walk(page);
    passed += 1;
    console.log(`ok   ${name}`);
  } catch (fault) {
    failed += 1;
    console.log(`FAIL ${name}\n${fault.stack}`);
    await page.screenshot({ path: join(pictures, `failed-${passed + failed}.png`) }).catch(() => {});
  }
  await context.close();
}

async function signIn(page, login) {
  await page.goto(`${base}/`);
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', 'shilishi');
  await page.press('input[name=password]', 'Enter');
  await page.waitForSelector('main');
  assert.ok(!(await page.$('input[name=password]')), `${login} is signed in`);
}

const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

async function ready() {
  for (let tries = 0; tries < 240; tries += 1) {
    try {
      if ((await fetch(`${base}/verify`)).ok) return;
    } catch {
      // not listening yet
    }
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('the demonstration does not answer');
}

try {
  await ready();

  await journey('a wrong password is refused and nothing is told of the account', async (page) => {
    await page.goto(`${base}/`);
    await page.fill('input[name=login]', 'liyan');
    await page.fill('input[name=password]', 'wrong');
    await page.press('input[name=password]', 'Enter');
    await page.waitForSelector('input[name=password]');
    assert.match(await page.textContent('main'), /账号或者密码不对/);
  });

  await journey('an officer registers a lead; what is missing is said and nothing typed is lost', async (page) => {
    await signIn(page, 'liyan');
    await picture(page, 'desk');
    await page.goto(`${base}/files/new/acts/lead/register`);
    await page.fill('[name=matter]', '人民路早餐摊占用人行道，约六平方米。');
    await page.click('button[name=_do][value=perform]:not(.visually-hidden)');
    await page.waitForSelector('text=必须填写');
    assert.equal(await page.inputValue('[name=matter]'), '人民路早餐摊占用人行道，约六平方米。');
    await picture(page, 'lead-incomplete');
    await page.check('input[name=source][value=patrol]');
    await page.fill('[name=place]', '示例市示例区人民路99号门前');
    await page.click('button[name=_do][value=perform]:not(.visually-hidden)');
    await page.waitForURL(/\/files\/case_/);
    const text = await page.textContent('main');
    assert.match(text, /线索核查/);
    assert.match(text, /人民路99号/);
    await picture(page, 'lead-registered');
  });

  await journey('an act that the law does not allow yet is shown with its article', async (page) => {
    await signIn(page, 'chenjing');
    const found = await page.request.get(`${base}/files?q=${encodeURIComponent('人民路99号')}`);
    const file = (await found.text()).match(/\/files\/case_[0-9a-z_]+/)?.[0];
    assert.ok(file, 'search finds the lead by its place');
    await page.goto(`${base}${file}`);
    const text = await page.textContent('main');
    assert.match(text, /立案/);
    assert.match(text, /线索尚未核查/);
    assert.match(text, /第十五条/);
    await picture(page, 'blocked-acts');
  });

  await journey('an outsider verifies a paper, and a changed one is refused', async (page) => {
    await signIn(page, 'liyan');
    const list = await (await page.request.get(`${base}/files?scope=open`)).text();
    const files = [...new Set(list.match(/\/files\/case_[0-9a-z_]+/g))];
    assert.ok(files.length > 20, `a bureau at work: ${files.length}`);
    const html = await (await page.request.get(`${base}${files[0]}`)).text();
    const paper = html.match(/\/files\/case_[0-9a-z_]+\/papers\/\d+[^"]*\.pdf/)?.[0] ?? html.match(/href="([^"]*pdf[^"]*)"/)?.[1];
    const receipt = html.match(/href="([^"]*receipt[^"]*)"/)?.[1];
    assert.ok(paper && receipt, 'the file offers a paper and its receipt');
    const pdf = await (await page.request.get(`${base}${paper}`)).body();
    const proof = await (await page.request.get(`${base}${receipt}`)).body();
    assert.equal(pdf.subarray(0, 4).toString(), '%PDF');
    writeFileSync(join(scratch, 'receipt.json'), proof);
    writeFileSync(join(scratch, 'paper.pdf'), pdf);
    pdf[pdf.length >> 1] ^= 1;
    writeFileSync(join(scratch, 'changed.pdf'), pdf);
    await page.context().clearCookies();
    for (const [name, wanted] of [['paper.pdf', true], ['changed.pdf', false]]) {
      await page.goto(`${base}/verify`);
      await page.setInputFiles('#receipt', join(scratch, 'receipt.json'));
      await page.setInputFiles('#paper', join(scratch, name));
      await Promise.all([page.waitForNavigation(), page.click('form.panel button.primary')]);
      assert.equal((await page.textContent('main')).includes('核验通过：文书与登记时一致'), wanted, name);
      await picture(page, `verify-${name.replace('.pdf', '')}`);
    }
  });

  for (const [width, scheme] of [[1440, 'light'], [1440, 'dark'], [360, 'light'], [360, 'dark']]) {
    await journey(`pages fit ${width} px, ${scheme}`, async (page) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: width < 600 ? 780 : 1000 });
      await signIn(page, 'liyan');
      const list = await (await page.request.get(`${base}/files?scope=open`)).text();
      const file = list.match(/\/files\/case_[0-9a-z_]+/)[0];
      const pages = { desk: '/', list: '/files', file, form: '/files/new/acts/lead/register', law: '/law', verify: '/verify' };
      for (const [name, path] of Object.entries(pages)) {
        const answer = await page.goto(`${base}${path}`);
        assert.equal(answer.status(), 200, `${path} answers`);
        assert.ok(await fits(page), `${path} has no sideways scrolling at ${width}`);
        await picture(page, `${name}-${width}-${scheme}`);
      }
    });
  }
} finally {
  await browser.close();
  server.kill('SIGINT');
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

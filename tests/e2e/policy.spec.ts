import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { BoxstepPage } from './support/page';

/** Has the first scene of every lab watched to its end. */
async function goThroughLabs(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const hook = window.boxstepTest;
    const labs = new Set<string>();
    for (const one of (await hook?.cases()) ?? []) {
      if (labs.has(one.lab)) continue;
      labs.add(one.lab);
      await hook?.watch(one);
    }
    return [...labs];
  });
}

test('in all labs, with files and sharing, nothing is refused and no request leaves', async ({
  page,
  site,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const app = await BoxstepPage.open(page, '?test');
  const loading = requests.length;
  expect(await goThroughLabs(page)).toContain('ap');
  await app.dropFiles([{ name: 'boxes.csv', text: 'x1,y1,x2,y2\n0,0,10,10\n5,5,20,20\n' }]);
  await app.expectBoxes(2);
  await page.getByRole('button', { name: /^Share/ }).click();
  for (const tab of await app.dialog.getByRole('tab').all()) await tab.click();
  await page.keyboard.press('Escape');

  expect(await page.evaluate(() => window.boxstepTest?.troubles())).toEqual([]);
  const own = (url: string) => url.startsWith(site.url) || /^(blob|data):/.test(url);
  expect(requests.filter((url) => !own(url))).toEqual([]);
  // Once loaded, the page fetches more of itself when it is needed, and nothing else.
  const later = requests.slice(loading).filter((url) => !/^(blob|data):/.test(url));
  expect(later.length).toBeGreaterThan(0);
  expect(later.filter((url) => !url.startsWith(`${site.url}assets/`))).toEqual([]);
});

test('the policy that hosts are to send as a header lets all of it work, workers included', async ({
  page,
}) => {
  const [, policy = ''] =
    /Content-Security-Policy: (.+)/.exec(await readFile('docs/hosting.md', 'utf8')) ?? [];
  expect(policy).toContain("default-src 'none'");
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': policy };
    await route.fulfill({ response, headers });
  });
  const app = await BoxstepPage.open(page, '?test');
  expect(await goThroughLabs(page)).toContain('ap');
  await app.dropFiles([{ name: 'boxes.csv', text: 'x1,y1,x2,y2\n0,0,10,10\n5,5,20,20\n' }]);
  await app.expectBoxes(2);
  expect(await page.evaluate(() => window.boxstepTest?.troubles())).toEqual([]);
});

test.describe('what is refused', () => {
  test.use({ expectedErrors: /./ });

  const mark = 'harmed';
  /** What is tried in the page, and the directive that refuses it. */
  const attacks: readonly (readonly [string, () => unknown, string])[] = [
    // In a task of their own: what a test has evaluated may itself evaluate.
    [
      'a text that is run',
      () => setTimeout(() => Reflect.get(window, 'eval')('window.harmed = true')),
      'require-trusted-types-for',
    ],
    [
      'a text as a function',
      () => setTimeout(() => new Function('window.harmed = true')()),
      'require-trusted-types-for',
    ],
    [
      'HTML that is a text',
      () => {
        document.body.innerHTML = '<img src="data:," onerror="window.harmed = true">';
      },
      'require-trusted-types-for',
    ],
    [
      'HTML of a frame',
      () => {
        const frame = document.createElement('iframe');
        frame.srcdoc = '<script>parent.harmed = true</script>';
        document.body.append(frame);
      },
      'require-trusted-types-for',
    ],
    [
      'the text of a script',
      () => {
        const script = document.createElement('script');
        script.textContent = 'window.harmed = true';
        document.body.append(script);
      },
      'require-trusted-types-for',
    ],
    [
      'the address of a script',
      () => {
        const script = document.createElement('script');
        script.src = URL.createObjectURL(new Blob(['window.harmed = true']));
        document.body.append(script);
      },
      'require-trusted-types-for',
    ],
    [
      'a script that was built without a text',
      () => {
        const script = document.createElement('script');
        script.append('window.harmed = true');
        document.body.append(script);
      },
      'require-trusted-types-for',
    ],
    [
      'the text of a handler',
      () => {
        document.body.setAttribute('onclick', 'window.harmed = true');
        document.body.click();
      },
      'require-trusted-types-for',
    ],
    [
      'a worker from elsewhere',
      () => new Worker(URL.createObjectURL(new Blob(['']))),
      'require-trusted-types-for',
    ],
    [
      'trust of one’s own',
      () => Reflect.get(window, 'trustedTypes').createPolicy('other', {}),
      'trusted-types',
    ],
    [
      'the page’s trust once more',
      () => Reflect.get(window, 'trustedTypes').createPolicy('boxstep', {}),
      'trusted-types',
    ],
    ['an answer from elsewhere', () => fetch('http://127.0.0.1:1/'), 'connect-src'],
  ];

  for (const [name, attack, directive] of attacks) {
    test(name, async ({ page }) => {
      await BoxstepPage.open(page, '?test');
      // Some throw and some do nothing.
      await page.evaluate(attack).catch(() => {});
      const troubles = () => page.evaluate(() => window.boxstepTest?.troubles().join());
      await expect.poll(troubles).toContain(`the policy refuses ${directive} `);
      expect(await page.evaluate((it) => it in window, mark)).toBe(false);
    });
  }
});

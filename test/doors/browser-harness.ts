import { systemBrowser } from '../../src/doors/browser.ts';

/** Opens a page as the built program does: there `open` does not find the xdg-open of its own package. */
const page = 'https://platform.openai.com/api-keys';
const before = Object.entries(process.env).sort().join();
const browser = systemBrowser({ env: { DISPLAY: ':0' }, platform: 'linux', kernel: '6.1.0', allowed: [page] });
const opened = await browser.open(page);
process.stdout.write(JSON.stringify({ opened, same: Object.entries(process.env).sort().join() === before }));
process.exit(0);

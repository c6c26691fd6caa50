// Copies the app's browser modules out of node_modules to www/vendor, and the server's list of common passwords and the
// fonts of what it prints to vendor. The build runs it (Segl.Server.csproj) after
// `npm ci`; a published Segl needs no Node. Nothing is changed on the way: what the browser loads is what npm delivered.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dictionary } from '@zxcvbn-ts/language-common';

const modules = new URL('node_modules/', import.meta.url);
const vendor = new URL('www/vendor/', import.meta.url);
const ofServer = new URL('vendor/', import.meta.url);

const copies = {
  'bip39/english.js': '@scure/bip39/wordlists/english.js',
  'bip39/english.d.ts': '@scure/bip39/wordlists/english.d.ts',
  'preact.js': 'htm/preact/standalone.module.js',
  'qr/index.js': 'qr/index.js',
  'qr/index.d.ts': 'qr/index.d.ts',
  'qr/decode.js': 'qr/decode.js',
  'qr/decode.d.ts': 'qr/decode.d.ts',
};

/** The fonts that are embedded in a printed sheet, with their licence (SIL OFL 1.1). */
const fonts = {
  'sheet-regular.ttf': '400Regular/AtkinsonHyperlegible_400Regular.ttf',
  'sheet-bold.ttf': '700Bold/AtkinsonHyperlegible_700Bold.ttf',
  'sheet-licence.txt': 'LICENSE_FONT',
};

/** R21: the six-digit PINs that people choose most, out of the list of common passwords. */
function commonPins() {
  const pins = dictionary['passwords-common'].filter(password => /^[0-9]{6}$/.test(password));
  const expected = 740;
  if (pins.length !== expected) {
    throw new Error(`The password list holds ${pins.length} six-digit PINs, R21 counts ${expected}.`);
  }
  return pins.sort();
}

/** R69: the common passwords; the server compares in lower case. */
function commonPasswords() {
  return dictionary['passwords-common'].map(password => password.toLowerCase()).sort();
}

/** One line a module with its licence, so that the copies say where they are from. */
function origins() {
  const packages = ['@scure/bip39', 'htm', 'qr', '@zxcvbn-ts/language-common', '@expo-google-fonts/atkinson-hyperlegible'];
  return packages.map(name => {
    const { version, license } = JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), 'utf8'));
    return `${name} ${version}, ${license}\n`;
  }).join('');
}

[vendor, ofServer].forEach(folder => rmSync(folder, { recursive: true, force: true }));
mkdirSync(ofServer);
['bip39/', 'qr/'].forEach(folder => mkdirSync(new URL(folder, vendor), { recursive: true }));
for (const [to, from] of Object.entries(copies)) {
  copyFileSync(new URL(from, modules), new URL(to, vendor));
}
for (const [to, from] of Object.entries(fonts)) {
  copyFileSync(new URL(`@expo-google-fonts/atkinson-hyperlegible/${from}`, modules), new URL(to, ofServer));
}
writeFileSync(new URL('common-pins.json', vendor), JSON.stringify(commonPins()));
writeFileSync(new URL('common-passwords.txt', ofServer), commonPasswords().join('\n'));
copyFileSync(new URL('preact.d.ts', import.meta.url), new URL('preact.d.ts', vendor));
// Written last: the build takes this file's time as the time of the whole step.
writeFileSync(new URL('origins.txt', vendor), origins());

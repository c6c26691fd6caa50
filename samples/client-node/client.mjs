// A website that lets people log in with Segl, with openid-client as the only library.
//
//     npm install
//     SEGL_CLIENT=id SEGL_SECRET=secret npm start              the plain profile
//     SEGL_CLIENT=id SEGL_KEY=key.pem   npm start              the strict profile (FAPI 2.0): PAR, DPoP, private_key_jwt
//
// SEGL_ISSUER is http://localhost:5080 by default. ORIGIN is the public origin, http://localhost:5091 or an https
// address; PORT is the port to listen on, when a proxy terminates TLS. Sessions are kept in memory, by a random
// cookie: enough for a sample.
import { createServer } from 'node:http';
import { createPrivateKey, randomUUID, webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as oidc from 'openid-client';

const { SEGL_ISSUER = 'http://localhost:5080', ORIGIN = 'http://localhost:5091', SEGL_CLIENT, SEGL_SECRET, SEGL_KEY } = process.env;
const { PORT = new URL(ORIGIN).port } = process.env;
const https = ORIGIN.startsWith('https:');
if (!https && new URL(ORIGIN).hostname !== 'localhost') throw new Error('ORIGIN is http, but only this machine may be reached so.');
// On https the prefix makes the browser refuse a cookie of a neighbouring host, or one set over http.
const cookieName = https ? '__Host-visitor' : 'visitor';
const redirectUri = `${ORIGIN}/back`;
const strict = SEGL_KEY !== undefined;

/** The client's own key, for WebCrypto. */
async function ownKey() {
  const pkcs8 = createPrivateKey(readFileSync(SEGL_KEY)).export({ type: 'pkcs8', format: 'der' });
  return webcrypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
}

const config = await oidc.discovery(
  new URL(SEGL_ISSUER), SEGL_CLIENT, { id_token_signed_response_alg: 'ES256' },
  strict ? oidc.PrivateKeyJwt(await ownKey()) : oidc.ClientSecretBasic(SEGL_SECRET),
  SEGL_ISSUER.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : undefined,
);
const DPoP = strict ? oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair('ES256')) : undefined;
const visitors = new Map();

// The required level. It is part of the URL, where the user of the browser can change it, so the reached level is
// checked too: the ID token is signed.
const level = 'https://data.gov.dk/concept/core/nsis/Substantial';
const lowestFirst = ['Low', 'Substantial', 'High'];
const rank = (acr) => lowestFirst.indexOf(String(acr).split('/').at(-1));

async function begin(visitor) {
  const verifier = oidc.randomPKCECodeVerifier();
  visitor.attempt = { verifier, state: oidc.randomState(), nonce: oidc.randomNonce() };
  const wish = {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    acr_values: level,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: visitor.attempt.state,
    nonce: visitor.attempt.nonce,
  };
  if (!strict) return oidc.buildAuthorizationUrl(config, wish);
  // The text that the app shows beside the name comes from a pushed request only.
  return oidc.buildAuthorizationUrlWithPAR(config, { ...wish, segl_action: 'Log in', segl_text: 'to the library' }, { DPoP });
}

async function finish(visitor, address) {
  const { verifier, state, nonce } = visitor.attempt;
  delete visitor.attempt;
  const tokens = await oidc.authorizationCodeGrant(
    config, address, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
    undefined, { DPoP },
  );
  const { sub, acr } = tokens.claims();
  if (rank(acr) < rank(level)) throw new Error('The login is of a lower level than we asked for.');
  const { name, birthdate } = await oidc.fetchUserInfo(config, tokens.access_token, sub, { DPoP });
  return { sub, acr, name, birthdate, idToken: tokens.id_token };
}

const idOf = (request) => new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];

function newVisitor(response, visitor) {
  const id = randomUUID();
  response.setHeader('Set-Cookie', `${cookieName}=${id}; HttpOnly; SameSite=Lax; Path=/${https ? '; Secure' : ''}`);
  visitors.set(id, visitor);
  return visitor;
}

// A new cookie after each login, and the old one is invalidated: somebody else may have set it (session fixation).
function logIn(request, response, member) {
  visitors.delete(idOf(request));
  newVisitor(response, { member });
}

const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const page = (response, status, body) => response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' })
  .end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>The library</title><body>${body}</body></html>`);
const seeOther = (response, address) => response.writeHead(303, { Location: String(address) }).end();

async function answer(request, response) {
  const visitor = visitors.get(idOf(request)) ?? newVisitor(response, {});
  const address = new URL(request.url, ORIGIN);
  switch (`${request.method} ${address.pathname}`) {
    case 'GET /': {
      const { member } = visitor;
      return page(response, 200, member
        ? `<h1>Welcome, ${safe(member.name)}</h1><p>Born ${safe(member.birthdate)}, level ${safe(member.acr)}</p>
           <form method="post" action="/logout"><button>Log out</button></form>`
        : '<h1>The library</h1><form method="post" action="/login"><button>Log in with Segl</button></form>');
    }
    case 'POST /login':
      return seeOther(response, await begin(visitor));
    case 'GET /back':
      if (!visitor.attempt) return page(response, 400, '<h1>Begin again</h1>');
      logIn(request, response, await finish(visitor, address));
      return seeOther(response, '/');
    case 'POST /logout': {
      const idToken = visitor.member?.idToken;
      visitors.delete(idOf(request));
      return seeOther(response, idToken
        ? oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: `${ORIGIN}/` }) : '/');
    }
    default:
      return page(response, 404, '<h1>There is nothing here</h1>');
  }
}

createServer((request, response) => answer(request, response).catch((error) => {
  console.error(error);
  page(response, 403, `<h1>You are not logged in</h1><p>${safe(error.error ?? error.code ?? error.message)}</p>`);
})).listen(PORT, 'localhost', () => console.log(`open ${ORIGIN}`));

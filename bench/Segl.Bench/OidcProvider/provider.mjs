// oidc-provider, in memory, without password check and without a second device. Either with its own login and consent
// pages ("own"), or with the minimum for a login ("lean"): one page here that asks for a name, and a grant without
// consent. Usage: node provider.mjs PORT own|lean
import { Provider } from 'oidc-provider';
import { generateKeyPairSync } from 'node:crypto';

const port = Number(process.argv[2]);
const lean = process.argv[3] === 'lean';
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

// Its own adapter stores 1,000 entries and warns that it is for development; this one stores the last 100,000.
const things = new Map();
const grants = new Map();
class Memory {
  constructor(model) { this.model = model; }
  key(id) { return `${this.model}:${id}`; }
  async upsert(id, payload) {
    things.set(this.key(id), payload);
    if (this.model === 'Session') things.set(`uid:${payload.uid}`, payload);
    if (payload.grantId) grants.set(payload.grantId, [...grants.get(payload.grantId) ?? [], this.key(id)]);
    for (const map of [things, grants]) if (map.size > 100_000) map.delete(map.keys().next().value);
  }
  async find(id) { return things.get(this.key(id)); }
  async findByUid(uid) { return things.get(`uid:${uid}`); }
  async consume(id) { things.get(this.key(id)).consumed = Math.floor(Date.now() / 1000); }
  async destroy(id) { things.delete(this.key(id)); }
  async revokeByGrantId(grantId) {
    for (const key of grants.get(grantId) ?? []) things.delete(key);
    grants.delete(grantId);
  }
}

const provider = new Provider(`http://127.0.0.1:${port}`, {
  adapter: Memory,
  clients: [{
    client_id: 'bench', client_secret: 'relying party secret',
    redirect_uris: ['https://rp.example/back'], grant_types: ['authorization_code'],
    id_token_signed_response_alg: 'ES256',
  }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'bench' }] },
  cookies: { keys: ['not a secret'] },
  claims: { openid: ['sub'], profile: ['name', 'birthdate'] },
  conformIdTokenClaims: true,
  features: { devInteractions: { enabled: !lean } },
  pkce: { required: () => true },
  ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 300, Session: 300, Grant: 300 },
  findAccount: (_, sub) => (
    { accountId: sub, claims: () => ({ sub, name: 'Birgit Jensen', birthdate: '1961-03-04' }) }),
  ...lean && {
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  },
});

const page = '<!doctype html><title>Log in</title><form method="post"><input name="user_id"><button>Log in</button></form>'
  + ' '.repeat(3000);
provider.use(async (ctx, next) => {
  if (!lean || !ctx.path.startsWith('/interaction/')) return next();
  if (ctx.method === 'GET') {
    await provider.interactionDetails(ctx.req, ctx.res);
    ctx.type = 'html';
    ctx.body = page;
    return undefined;
  }
  let body = '';
  for await (const chunk of ctx.req) body += chunk;
  ctx.respond = false;
  const login = { accountId: new URLSearchParams(body).get('user_id') };
  return provider.interactionFinished(ctx.req, ctx.res, { login });
});
provider.listen(port, '127.0.0.1');

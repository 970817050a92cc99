import { links } from '../../links.ts';
import type { TopicWords } from '../../shapes.ts';

/** Topics about keys on this machine. */
export const machineTopics = {
  'env-files': {
    title: 'Env files',
    paragraphs: [
      'An env file holds lines NAME=value, one a line. Programs read it at their start, most often by a library (dotenv) or a framework.',
      'Git must ignore it, before the key is in it: a line ".env" in .gitignore. That does not help a file git already tracks; git rm --cached .env takes it out, and the file stays on disk.',
      'There is no standard: quotes, # and line ends are read differently by Node, Python, Docker and the shell. A plain line without quotes or blanks is read alike by all.',
      '.env.example shows which names are needed, without values. It may be shared.',
    ],
    sources: [links.gitignore],
    aliases: ['env', 'env-file', 'dotenv', '.env', 'gitignore'],
    see: ['which-key', 'env-file-exposed'],
  },
  'which-key': {
    title: 'Which key wins',
    paragraphs: [
      'The same name can be set in several places, to different keys. The usual surprise: an old OPENAI_API_KEY in the terminal wins over the new one in .env.',
      'keycheck goes by this order: --key-stdin, --key-env, a file named by --dotenv, the environment, env files of this folder. It lists every place with the last four characters, and says which one it used.',
      'Frameworks have an order of files of their own. Next: .env.development.local, .env.local, .env.development, .env. Vite: .env.development.local, .env.development, .env.local, .env. Wrangler: if .dev.vars is there, no .env file is read.',
      [
        'To remove a variable from this terminal (it comes back with the next one if a start-up file sets it):',
        '  unset OPENAI_API_KEY                 bash, zsh',
        '  set -e OPENAI_API_KEY                fish',
        '  Remove-Item Env:OPENAI_API_KEY       PowerShell',
        '  set OPENAI_API_KEY=                  cmd',
      ].join('\n'),
    ],
    sources: [links.sdk],
    aliases: ['precedence', 'shadowed', 'shadowed-source', 'order', 'sources'],
    see: ['env-files', 'invalid-key'],
  },
  'leaked-key': {
    title: 'A key that leaked',
    paragraphs: [
      `First delete it, then look: ${links.apiKeys.url}. Deleting acts within seconds, and nothing else helps as much. Then make a new one, save it, and start your programs again.`,
      `What it was used for is on the usage page: ${links.usage.url}`,
      'A key counts as leaked once it was in a public repository, a web page, an app, a screenshot, a log others can read, a chat, or on a command line of a shared machine. Deleting the commit does not take it back.',
      'GitHub reports OpenAI keys it finds in public repositories to OpenAI, which revokes them: a key that suddenly stops may be such a case.',
    ],
    sources: [links.secretScanning, links.apiKeys],
    aliases: ['leak', 'leaked', 'stolen', 'rotate', 'revoke', 'exposed'],
    see: ['env-file-exposed', 'client-exposed-key'],
  },
  'front-end': {
    title: 'Keys and browser code',
    paragraphs: [
      'Everything a browser runs can be read by every visitor. A key in it is a public key.',
      'Names that begin with NEXT_PUBLIC_, VITE_, REACT_APP_, PUBLIC_, EXPO_PUBLIC_, NUXT_PUBLIC_, GATSBY_, VUE_APP_ or NG_APP_ are copied into browser code: never give a key such a name.',
      'The way that works: the page asks your own server, and the server, which holds the key, asks OpenAI.',
    ],
    sources: [],
    aliases: ['browser', 'frontend', 'client', 'next_public', 'vite'],
    see: ['client-exposed-key', 'leaked-key'],
  },
  ci: {
    title: 'Checking in CI',
    paragraphs: [
      'npx keycheck verify answers with an exit code that scripts can trust: 0 works, 3 decided here, 4 rejected, 5 forbidden, 6 billing, 7 busy, 8 network, 9 not OpenAI, 10 unknown. --json says the same in one document.',
      'Hand the key over as a secret of the CI, under the name OPENAI_API_KEY. A secret that does not exist arrives as an empty text; keycheck says so.',
      'Pull requests from forks get no secrets. That is a failure of its own (fork-without-secrets); with --on-fork skip the run passes and says that nothing was checked.',
      "Do not give CI a person's key: it carries what that person may do, and ends when they leave. Give it the key of a service account (sk-svcacct-…), which belongs to the program, in a project of its own with a spend limit.",
      'How to get one: an owner makes a service account in the project. The dialog of the dashboard was described without a choice of permissions; the Administration API can give the key scopes (api.responses.write) and an end (expires_in_seconds). docs/ci.md has the requests.',
      'Better still is no stored key. With workload identity federation a job proves who it is by the identity its CI gives it; the openai SDK 7 has the option workloadIdentity for it. keycheck checks keys, so there it has nothing to check, and has not tried it.',
      'In GitHub Actions keycheck adds annotations and a job summary; --reporter junit=keycheck.xml writes a file other systems read.',
    ],
    sources: [links.errorCodes, links.administration, links.helpPermissions, links.sdk],
    aliases: [
      'service-account-key',
      'workload-identity',
      'federation',
      'github-actions',
      'github',
      'actions',
      'continuous-integration',
      'exit-codes',
      'exit-code',
      'forks',
      'fork',
    ],
    see: ['fork-without-secrets', 'missing-key', 'keys'],
  },
  proxies: {
    title: 'Proxies and company networks',
    paragraphs: [
      "A proxy is a station on the way that a company's network asks programs to use. keycheck goes by HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY. Many programs on Node 20 and 22 ignore them; from Node 24 on, NODE_USE_ENV_PROXY=1 makes Node use them.",
      'Some companies open encrypted connections to look inside, and close them with a certificate of their own. Ask IT for the root certificate file, and name it in NODE_EXTRA_CA_CERTS.',
      'Never set NODE_TLS_REJECT_UNAUTHORIZED=0: it ends all checks of who receives the key.',
    ],
    sources: [links.nodeCertificates],
    aliases: ['proxy', 'tls', 'certificate', 'certificates', 'vpn', 'firewall', 'network'],
    see: ['proxy-failure', 'tls-untrusted', 'gateway-error'],
  },
  'base-url': {
    title: 'Base URL',
    paragraphs: [
      'The base URL says where requests, and with them the key, go. Without one it is https://api.openai.com/v1.',
      'Gateways, local models and resellers have addresses of their own. Whoever runs such an address can read the key and everything you send.',
      'keycheck sends a key elsewhere only if you say so: by --base-url, or by OPENAI_BASE_URL in the environment. An address in an env file counts freely only toward this machine, or with --allow-base-url when the same file gave the key.',
      "Projects with data residency have hosts of their own, such as eu.api.openai.com; OpenAI's own hosts need no consent.",
    ],
    sources: [links.sdk],
    aliases: ['baseurl', 'openai_base_url', 'gateway', 'gateways', 'endpoint', 'region', 'regions'],
    see: ['unsafe-base-url', 'wrong-base-url', 'wrong-regional-host'],
  },
  windows: {
    title: 'On Windows',
    paragraphs: [
      'In PowerShell, $env:OPENAI_API_KEY = "…" sets a variable for this terminal; setx keeps it, but only terminals opened afterwards know it. In cmd it is set NAME=value.',
      'PowerShell 5 writes UTF-16 with ">", which programs read as broken text. Save env files as UTF-8, or let keycheck write them.',
      'At the prompt for the key, paste with a right click if Ctrl+V does nothing. In Git Bash arrow keys may be dead: use Windows Terminal, or --accessible.',
    ],
    sources: [],
    aliases: ['powershell', 'cmd', 'setx', 'git-bash', 'wsl'],
    see: ['env-files', 'accessible'],
  },
} as const satisfies Record<string, TopicWords>;

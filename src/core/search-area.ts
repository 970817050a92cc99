import { isEnvFileName } from './precedence.ts';

/** What part of a project a file belongs to: programs' own text, what a build made of it, or a place made for keys. */
export type Area = 'source' | 'bundle' | 'env-file';

/** Other people's code, caches and version control: passed by, and said so. */
const passedBy = new Set([
  'node_modules',
  'bower_components',
  '.git',
  '.hg',
  '.svn',
  '.venv',
  'venv',
  '__pycache__',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.tox',
  '.gradle',
  '.terraform',
  '.pnpm-store',
  '.yarn',
  '.turbo',
  '.parcel-cache',
  '.cache',
  'Pods',
  'DerivedData',
  'site-packages',
]);

/** Where build tools put what they made. */
const built = new Set([
  'dist',
  'build',
  'out',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
  '.vercel',
  '.netlify',
  'web-build',
  'storybook-static',
  '_site',
]);

/** Folders about which nothing has to be said when they were passed by: no file of a program lives there. */
export const isOwnBusiness = (name: string): boolean => ['.git', '.hg', '.svn', '__pycache__'].includes(name);

/** What a folder is, by its name and the area it lies in; null: nobody looks into it. */
export function areaOfFolder(name: string, parent: Area, path: string): Area | null {
  if (passedBy.has(name)) return null;
  // Next's and Vite's caches hold every intermediate step, also of server code; what is published lies beside them.
  if (parent === 'bundle') return name === 'cache' && path.endsWith('.next/cache') ? null : 'bundle';
  return built.has(name) ? 'bundle' : 'source';
}

/** What a file is. Next's standalone server brings the env files along, where they belong. */
export function areaOfFile(name: string, folder: Area, path: string): Area {
  if (!isEnvFileName(name)) return folder;
  return folder === 'source' || path.includes('.next/standalone/') ? 'env-file' : folder;
}

const packedNames =
  /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|heic|woff2?|ttf|otf|eot|zip|gz|tgz|bz2|xz|zst|br|7z|rar|jar|war|whl|mp[34]|m4[av]|mov|avi|mkv|webm|ogg|flac|wav|pdf|docx|xlsx|pptx|parquet|npz|safetensors|gguf|onnx)$/i;

/** Images, archives and the like: packed, so that no text can be found in them. */
export const isPacked = (name: string): boolean => packedNames.test(name);

/** Code that may run in a browser. */
export const isWebCode = (name: string): boolean => /\.(?:[cm]?[jt]sx?|vue|svelte|astro|html?)$/i.test(name);

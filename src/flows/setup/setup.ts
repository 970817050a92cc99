import type { Sources } from '../../core/sources.ts';
import { links } from '../../words/links.ts';
import { type Group, printScreen, type Screen, speakScreen } from '../../words/screen.ts';
import { shellOf } from '../../words/situation.ts';
import type { Ask, Context, GitView } from '../ports.ts';
import { type Answers, type InitFlags, type PracticePlatform, resumeCommand } from './answers.ts';
import type { Folder } from './folder.ts';
import type { Step } from './walk.ts';

export type StepId =
  | 'start'
  | 'fork'
  | 'account'
  | 'uses'
  | 'create'
  | 'blocked'
  | 'paste'
  | 'look'
  | 'check'
  | 'save'
  | 'next'
  | 'lab';

/** What every step of the wizard works with. */
export type Setup = {
  ctx: Context;
  ask: Ask;
  flags: InitFlags;
  folder: Folder;
  /** What was here when the wizard began. */
  sources: Sources;
  git: GitView;
  /** The practice platform, started on first use. */
  practise(): Promise<PracticePlatform>;
};

export type WizardStep = Step<Answers, Setup, StepId>;

/** The addresses that the screens name: OpenAI's, or in practice the page that stands in for them. */
export type Pages = Record<'platform' | 'keys' | 'projects' | 'billing' | 'limits' | 'prices' | 'people', string>;

export function pagesFor({ practice }: Pick<Answers, 'practice'>): Pages {
  const prices = links.pricing.url;
  if (practice === null) {
    const { platform, apiKeys, projects, billing, limits, people } = links;
    return {
      platform: platform.url,
      keys: apiKeys.url,
      projects: projects.url,
      billing: billing.url,
      limits: limits.url,
      people: people.url,
      prices,
    };
  }
  const at = (screen: string): string => practice.pageUrl + screen;
  return {
    platform: at(''),
    keys: at('keys'),
    projects: at('projects'),
    billing: at('billing'),
    limits: at('projects'),
    people: at('organization'),
    prices,
  };
}

/** Prints a screen in the form that fits the way of asking. In practice every screen says so. */
export function show(
  { ctx, ask }: Pick<Setup, 'ctx' | 'ask'>,
  answers: Pick<Answers, 'practice'>,
  screen: Screen,
): void {
  const banner: Group[] =
    answers.practice === null || screen.title === null
      ? []
      : [{ kind: 'prose', tone: 'warn', sentences: [ctx.words.setup.begin.practiceOnly] }];
  const whole = { ...screen, groups: [...banner, ...screen.groups] };
  ctx.say(ask.accessible ? speakScreen(whole) : `\n${printScreen(whole, ctx.style)}`);
}

/** Prints sentences that belong together. */
export const tell = (
  setup: Pick<Setup, 'ctx' | 'ask'>,
  sentences: readonly string[],
  tone?: 'good' | 'bad' | 'warn',
): void =>
  show(
    setup,
    { practice: null },
    { title: null, groups: [{ kind: 'prose', sentences, ...(tone === undefined ? {} : { tone }) }] },
  );

/** The command that brings somebody back to where they are. */
export const goOnCommand = ({ ctx, flags }: Pick<Setup, 'ctx' | 'flags'>, answers: Answers): string =>
  resumeCommand(answers, flags, shellOf(ctx.platform, ctx.env));

/** Opens a page where that is possible and wanted; its address is printed in any case. */
export async function openPage({ ctx, ask, flags }: Pick<Setup, 'ctx' | 'ask' | 'flags'>, url: string): Promise<void> {
  const { begin } = ctx.words.setup;
  const opened = flags.open && ctx.browser.available && (await ctx.browser.open(url));
  tell({ ctx, ask }, [opened ? begin.opened(url) : begin.notOpened(url)]);
}

import type { Cause, causesByClass } from '../ids.ts';
import { accepted, type Entry, openaiError } from './entry.ts';

export const billing = {
  'credits-exhausted': {
    ...accepted,
    signs: {
      codes: [
        'credit_balance_exhausted',
        'insufficient_quota',
        'insufficient_credits',
        'insufficient_credit',
        'insufficient_balance',
        'insufficient_funds',
        'insufficient_user_quota',
        'insufficient_token_quota',
        'out_of_credits',
        'no_credits',
        'credits_exhausted',
        'quota_exhausted',
        'exceeded_current_quota_error',
        'payment_required',
        'balance_insufficient',
        'pre_consume_token_quota_failed',
        'insufficient_quota_error',
        'quota_not_enough',
        'billing_error',
        'free_tier_exhausted',
      ],
      coded: [
        /(?:^|_)(?:insufficient|not_enough|out_of|no|low)_(?:\w+_)?(?:balance|credits?|funds|quota)(?:_error)?$/,
        /(?:^|_)(?:balance|credits?|funds|free_tier)_(?:\w+_)?(?:insufficient|exhausted|depleted|not_enough|too_low|required)(?:_error)?$|_free_?tier_?only$/,
      ],
      weak: ['quota_exceeded', 'exceeded_quota', 'credit_limit', 'credits_error'],
      says: [
        /\b(?:no|insufficient|not enough|out of|run out of|zero|lack of|depleted|exhausted)\b[^.{}]{0,30}\b(?:credits?|balance|funds|prepaid|quota)\b/i,
        /\b(?:credits?|balance|funds|free tier)\b[^.{}]{0,40}\b(?:is|are|was|were|has been|have been|have|too)?\s*(?:too low|exhausted|depleted|insufficient|used up|empty|expired)\b/i,
        /\bnot have (?:any|enough|sufficient) (?:\w+ )?(?:credits?|balance|funds|quota)\b|\bused (?:up )?all (?:of )?(?:your |the )?(?:available )?credits?\b|\bcredit limit exceeded\b/i,
        /\bexceeded your current quota\b|\brequires more credits\b|\badd (?:more )?credits to continue\b|\btop up\b|\brecharge\b/i,
        /\bcheck your plan and billing\b|\b(?:balance|credits?|funds)\b[^.{}]{0,30}\b(?:required|needed)\b/i,
        /余额不足|[额額]度不足|[额額]度已?(?:用[尽盡完]|耗[尽盡])|[请請]充值|餘額不足|(?:额度|額度)失[败敗]/,
      ],
      // What says when to come back is a limit on speed: Gemini writes its own in OpenAI's words for an empty account.
      unless: /\b(?:retry|try again) (?:in|after) \d/i,
    },
    patience: 'settles',
    example: openaiError(
      429,
      'You have no credits remaining. Add credits to continue using the API at https://platform.openai.com/settings/organization/billing/.',
      'credit_balance_exhausted',
      { type: 'insufficient_quota' },
    ),
  },
  'billing-inactive': {
    ...accepted,
    signs: {
      codes: [
        'billing_not_active',
        'billing_inactive',
        'billing_disabled',
        'billing_not_enabled',
        'account_not_active',
        'payment_method_required',
        'arrearage',
        'past_due',
        'customer_verification_required',
      ],
      coded: [
        /(?:^|_)(?:account|balance|payment|bill(?:ing)?|invoice)_(?:\w+_)?(?:overdue|past_due|unpaid)(?:_error)?$/,
        /(?:^|_)subscription_(?:\w+_)?(?:not_found|expired|inactive|required|cancell?ed)(?:_error)?$/,
      ],
      says: [
        /\baccount is not active\b|\bcheck your billing details on our website\b/i,
        /\bbilling\b[^.{}]{0,40}\b(?:not active|inactive|disabled|not enabled|not set up|not configured)\b|\benable billing\b/i,
        /\b(?:add|provide|requires?|no|without|missing) (?:a )?(?:valid )?(?:payment method|credit card)\b(?! to your account at)/i,
        /\b(?:payment|invoice|account)\b[^.{}]{0,30}\b(?:past due|overdue|unpaid|failed|declined)\b|\bin good standing\b/i,
        /\bno (?:active|valid) (?:subscription|plan|package)\b|\b(?:subscription|plan|package)\b[^.{}]{0,30}\b(?:has expired|is expired|expired|is (?:not active|inactive|cancell?ed)|required)\b|\brequires an? (?:\w+ )?(?:subscription|plan)\b/i,
        /欠[费費]|套餐已?(?:过期|過期|到期)/,
      ],
      // A rate limit's advice ends "…by adding a payment method".
      unless: /\brate limit reached\b/i,
    },
    patience: 'no',
    example: openaiError(
      429,
      'Your account is not active, please check your billing details on our website.',
      'billing_not_active',
      { type: 'billing_not_active' },
    ),
  },
  'spend-limit-reached': {
    ...accepted,
    signs: {
      codes: [
        'project_spend_limit_exceeded',
        'organization_spend_limit_exceeded',
        'organization_usage_limit_exceeded',
        'project_usage_limit_exceeded',
        'spend_limit_exceeded',
        'spend_limit_reached',
        'spending_limit_exceeded',
        'billing_hard_limit_reached',
        'hard_limit_reached',
        'usage_limit_reached',
        'usage_limit_exceeded',
        'budget_exceeded',
        'exceeded_budget',
        'budgetexceedederror',
        'key_limit_exceeded',
        'monthly_limit_exceeded',
        'token_quota_reached',
      ],
      coded: [
        /(?:^|_)(?:budget|spend(?:ing)?_(?:limit|cap)|usage_limit|hard_limit|key_limit)_(?:\w+_)?(?:exceeded|reached)(?:_error)?$/,
      ],
      says: [
        /\bspend(?:ing)? (?:limit|cap)\b|\bhard limit (?:has been )?(?:reached|exceeded)\b/i,
        /\bbudget\b[^{}]{0,60}\bexceeded\b|\bexceeded\b[^.{}]{0,40}\bbudget\b|\bover budget\b/i,
        /\bkey limit exceeded\b|\busage limits? (?:was |has been |is )?(?:reached|exceeded)\b|\b(?:api |monthly |weekly )usage limits?\b|\b(?:reached|exceeded|hit) (?:your|the) (?:\w+ )?(?:api )?usage limits?\b/i,
        /\b(?:reached|exceeded|hit|reaching) (?:your|the|its) (?:monthly|weekly|daily|own) (?:\w+ )?limit\b|\ballowance has been reached\b|\bout of (?:\w+ ){0,3}quota\b/i,
        /\b(?:reached|exceeded|hit) (?:your|the|its) usage limit\b/i,
      ],
    },
    patience: 'no',
    example: openaiError(429, 'You exceeded your hard spend limit.', 'project_spend_limit_exceeded', {
      type: 'insufficient_quota',
    }),
  },
} satisfies Record<Extract<Cause, (typeof causesByClass)['billing'][number]>, Entry>;

/** `u.card_due({ day: '31/12/2025' })`: the words of a unit's card and of the search in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const u = spoken(vi, en);

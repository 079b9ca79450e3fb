/** `c.form_gone()`: the console’s words in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const c = spoken(vi, en);

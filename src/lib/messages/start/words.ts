/** `s.product()`: the words of the start page in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const s = spoken(vi, en);

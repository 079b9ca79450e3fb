/** `k.close()`: the words of closing a period in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const k = spoken(vi, en);

/** `rp.live()`: the words of showing the last hours again in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const rp = spoken(vi, en);

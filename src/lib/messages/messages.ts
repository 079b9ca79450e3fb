/** `m.read_from({ distance: 3 })`: the words in the language of the page. */
import { en } from './en.ts';
import { spoken } from './spoken.ts';
import { vi } from './vi.ts';

export const m = spoken(vi, en);

/** `sc.panel_broken()`: the words of scenes in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const sc = spoken(vi, en);

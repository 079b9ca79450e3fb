/** `o.frozen(…)`: what a screen says of itself over any scene, in the language of the page. */
import { spoken } from '../spoken.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const o = spoken(vi, en);

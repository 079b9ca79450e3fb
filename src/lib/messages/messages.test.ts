import { afterEach, describe, expect, it } from 'vitest';
import { en as closesEn } from './closes/en.ts';
import { vi as closesVi } from './closes/vi.ts';
import { en as consoleEn } from './console/en.ts';
import { en as importsEn } from './console/imports/en.ts';
import { vi as importsVi } from './console/imports/vi.ts';
import { en as screensEn } from './console/screens/en.ts';
import { vi as screensVi } from './console/screens/vi.ts';
import { vi as consoleVi } from './console/vi.ts';
import { en as devicesEn } from './devices/en.ts';
import { vi as devicesVi } from './devices/vi.ts';
import { en } from './en.ts';
import { isLocale, speak } from './locale.ts';
import { m } from './messages.ts';
import { en as programmeEn } from './programme/en.ts';
import { vi as programmeVi } from './programme/vi.ts';
import { en as replayEn } from './replay/en.ts';
import { vi as replayVi } from './replay/vi.ts';
import { en as refusedEn } from './refused/en.ts';
import { vi as refusedVi } from './refused/vi.ts';
import { en as unitCardEn } from './unit-card/en.ts';
import { vi as unitCardVi } from './unit-card/vi.ts';
import { en as openEn } from './open-data/en.ts';
import { vi as openVi } from './open-data/vi.ts';
import { en as scoreEn } from './score/en.ts';
import { vi as scoreVi } from './score/vi.ts';
import { en as screenEn } from './screen/en.ts';
import { vi as screenVi } from './screen/vi.ts';
import { en as startEn } from './start/en.ts';
import { vi as startVi } from './start/vi.ts';
import { vi } from './vi.ts';

type Texts = Readonly<Record<string, string>>;

afterEach(() => {
	speak(() => 'vi');
});

describe('m', () => {
	it('speaks Vietnamese unless told otherwise', () => {
		expect(m.sample()).toBe('Dữ liệu mẫu');
	});

	it('speaks the language of the page', () => {
		speak(() => 'en');
		expect(m.sample()).toBe(en.sample);
	});

	it('fills in what the caller gives', () => {
		expect(m.read_from({ distance: 3 })).toBe('đọc từ 3 m');
	});

	it('writes counts as the language writes numbers', () => {
		expect(m.intake_dead({ count: 7_192 })).toBe('7.192 bản tin bị từ chối');
		speak(() => 'en');
		expect(m.intake_dead({ count: 7_192 })).toBe('7,192 messages refused');
	});
});

describe.each([
	['the wall', vi, en],
	['the console', consoleVi, consoleEn],
	['imports', importsVi, importsEn],
	['the console’s screens', screensVi, screensEn],
	['closing a period', closesVi, closesEn],
	['the wall of the programme', programmeVi, programmeEn],
	['a unit’s card', unitCardVi, unitCardEn],
	['what cannot be shown', refusedVi, refusedEn],
	['the open data', openVi, openEn],
	['a score’s arithmetic', scoreVi, scoreEn],
	['the wall of devices', devicesVi, devicesEn],
	['the last hours shown again', replayVi, replayEn],
	['the start page', startVi, startEn],
	['a screen of itself', screenVi, screenEn],
])('the texts of %s', (_, vi: Texts, en: Texts) => {
	const keys = Object.keys(vi);
	const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();

	it.each(keys)('of %s are whole in both languages', (key) => {
		for (const text of [vi[key] ?? '', en[key] ?? '']) {
			expect(text.trim()).not.toBe('');
			expect(text).toBe(text.normalize('NFC'));
		}
		expect(places(en[key] ?? '')).toEqual(places(vi[key] ?? ''));
	});
});

describe('isLocale', () => {
	it('knows the languages there are', () => {
		expect(['vi', 'en', 'fr', null].map(isLocale)).toEqual([true, true, false, false]);
	});
});

import { innerHeight, innerWidth } from 'svelte/reactivity/window';
import { invalidate } from '$app/navigation';
import { page } from '$app/state';
import type { Centre } from '#lib/domain/centre.ts';
import type { Locale } from '#lib/domain/locale.ts';
import { formatDateTime } from '#lib/domain/time-format.ts';
import { m } from '#lib/messages/messages.ts';
import { Renewal, type Loaded } from '#lib/state/renewal.ts';
import type { Wall } from '#lib/state/wall.svelte.ts';
import { viewingFrom } from '#lib/ui/type-scale.ts';
import { ageWords, unitName } from '#lib/ui/words.ts';
import type { Focus } from '#lib/domain/focus.ts';

/** What a scene's page is loaded with, whatever it shows. */
type AnyScene = Pick<Focus, 'home'> & { readonly centre: Centre; readonly loaded: Loaded };

/** What every scene does beside its panels. To be made with its component. */
export class Scene {
	readonly #data: () => AnyScene;
	readonly #locale: Locale;
	readonly #wall: Wall;

	readonly viewing = $derived.by(() => viewingFrom(page.url.searchParams));
	readonly size = $derived.by(() => ({
		width: innerWidth.current ?? Infinity,
		height: innerHeight.current ?? 0,
	}));
	readonly homeName = $derived.by(() => unitName(this.#data().home, this.#locale));
	/** The centre's, or that of the province that was asked for instead of its own. */
	readonly name = $derived.by(() => {
		const { centre, home } = this.#data();
		if (home.code !== centre.homeCode) return this.homeName;
		return this.#locale === 'en' ? centre.nameEn : centre.name;
	});
	/** What is shown is no longer the present, but of so long ago. */
	readonly lost = $derived.by(() => {
		const { connection, moment } = this.#wall;
		return moment === null && connection.link === 'lost' && connection.ageMs !== null;
	});
	/** Of when that is, in words; else nothing. */
	readonly asOf = $derived.by(() => {
		const { moment, connection } = this.#wall;
		if (moment !== null) return formatDateTime(moment);
		return this.lost && m.link_age({ age: ageWords(connection.ageMs ?? 0) });
	});

	constructor(options: { wall: Wall; data: () => AnyScene; locale: Locale }) {
		const { wall, data, locale } = options;
		this.#wall = wall;
		this.#data = data;
		this.#locale = locale;
		$effect(() => {
			wall.start();
			return () => wall.stop();
		});
		const renewal = new Renewal();
		$effect(() => {
			const { now } = wall.clock;
			const { epoch, returnedAt, link } = wall.connection;
			const version = wall.system?.catalogueVersion;
			const scenes = wall.system?.scenesVersion ?? 0;
			// A page that cannot be had would take the place of this one: only what is surely there is asked for.
			if (
				wall.moment !== null ||
				version === undefined ||
				epoch === null ||
				now === null ||
				link !== 'live'
			)
				return;
			if (renewal.due(data().loaded, { epoch, version, scenes, now, returnedAt }))
				void invalidate('ioc:catalogue');
		});
	}
}

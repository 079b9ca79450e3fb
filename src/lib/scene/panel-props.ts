import type { Component } from 'svelte';

/** What every `Panel.svelte` is given; what it shares with the others it has from `sceneState()`. */
export type PanelProps<Options, Answer = unknown> = {
	readonly options: Options;
	/** What the scene calls it; null: what its type is called. */
	readonly title: string | null;
	/** What its query looked up; undefined until then, and where there is none. */
	readonly answer: Answer | undefined;
	/** Hears whether there is no room for it, though it has a place. */
	readonly onunseen: (unseen: boolean) => void;
};

export type PanelComponent = Component<PanelProps<never, never>>;

/** By the names of their types. */
export type PanelComponents = Readonly<Record<string, PanelComponent>>;

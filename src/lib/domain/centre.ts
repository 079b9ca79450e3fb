/** An operations centre and what its wall looks at. */
export type Centre = {
	/** `lam-dong`, `da-teh`, `bao-loc`, `phan-rang`, `lam-dong-2025`. */
	readonly slug: string;
	readonly name: string;
	readonly nameEn: string;
	/** The unit the centre serves. */
	readonly homeCode: string;
	/** The units drawn and ranked are the children of this one. */
	readonly scopeCode: string;
	/** Units and codes are taken as they stood on this ISO date. */
	readonly geographyDate: string;
	/** Sites whose devices are shown; empty: every site. */
	readonly sites: readonly string[];
	/** Indicator codes of the key figures, in order. */
	readonly keyIndicators: readonly string[];
};

/** What the server asks for before it changes how one signs in. */
export interface Proof {
	password: string;
	code?: string;
}

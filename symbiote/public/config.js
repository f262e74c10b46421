// The address of the Campaign Manager server, without a slash at its end.
globalThis.CAMPAIGN_MANAGER = { server: 'http://localhost:8000' };

// SPDX-License-Identifier: GPL-3.0-only
// Generated from the description of the interface; see packages/server/src/http/openapi.test.ts.
export interface paths {
    "/v1/staff/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name and password: the first of two stages of a login */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/login/second": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ticket and second factor: the second stage begins a session
         * @description Whoever sends "x-bluezone-console: 1" gets the session as a cookie, everybody else as a token.
         */
        post: operations["logInSecond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session; an unknown one is no error */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who I am, what I may do, how long */
        get: operations["showOwnSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Choose another password; all other sessions end */
        patch: operations["changeOwnPassword"];
        trace?: never;
    };
    "/v1/staff/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new recovery codes; those of before end */
        post: operations["renewOwnRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts within one’s own part of the country, by name */
        get: operations["listAccounts"];
        put?: never;
        /** Make an account with a password that is good once */
        post: operations["inviteAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/accounts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change role, part of the country or name of an account, suspend it or let it go on */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/v1/staff/accounts/{name}/reset-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take second factor and password from an account and invite its owner anew */
        post: operations["resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/staff/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names of colleagues in your own part of the country who may be given work
         * @description With a province, and with a commune of it, those who may see people there.
         */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, by day */
        get: operations["listActs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/acts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a table, UTF-8 with a byte order mark */
        get: operations["exportActs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/heads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Seals of the days that ended: whoever keeps a copy elsewhere can tell later whether acts were changed */
        get: operations["listHeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether every sealed act is as it was when its day was sealed */
        get: operations["checkActs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is in force, what is proposed, and what was decided */
        get: operations["listDirectives"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a configuration, the notices, or the day from which phones stop */
        post: operations["propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose what an approved proposal of before said */
        post: operations["proposeRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration/proposals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a proposal of somebody else */
        post: operations["approveProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration/proposals/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a proposal of somebody else */
        post: operations["rejectProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration/proposals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw one’s own proposal */
        post: operations["withdrawProposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configuration/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many people of recorded days would be told something else */
        post: operations["previewConfiguration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases of your scope, a page at a time */
        get: operations["listCases"];
        put?: never;
        /** Enter a case */
        post: operations["enterCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may be the same as somebody about to be entered */
        get: operations["findDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One case */
        get: operations["showCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of a case as you saw it; 409 tells how it stands when somebody was faster */
        patch: operations["changeCase"];
        trace?: never;
    };
    "/v1/cases/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came of telling the patient a code */
        post: operations["recordOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a code for a case that has none out */
        post: operations["issueCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/code/reissue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue another code for a case; the earlier one ends */
        post: operations["reissueCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/code/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the code that is out to the number of the case */
        post: operations["sendCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to a case, by day */
        get: operations["listCaseEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check rows of a file, or enter them; each row for itself */
        post: operations["importCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check rows of a file, or enter them; each row for itself */
        post: operations["importPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Line list of cases, columns after the WHO */
        get: operations["exportCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Line list of contacts, columns after the WHO */
        get: operations["exportPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to follow up, a page at a time */
        get: operations["listPeople"];
        put?: never;
        /** Enter somebody whom a patient named */
        post: operations["enterPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many wait in each part of the worklist */
        get: operations["countWorklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give people to a colleague, or to nobody */
        post: operations["assignPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["showPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of a person as you saw them; 409 tells how they stand when somebody was faster */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/v1/people/{id}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came of a call, or what the person declared */
        post: operations["recordFollowUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a case of a person; their links stay */
        post: operations["convertPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done to a person’s record, by day */
        get: operations["listPersonEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record from an interview that two were together */
        post: operations["addLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a link; nothing of it stays */
        delete: operations["removeLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All who hang together with a record, or who stand within days of a province */
        get: operations["readChain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may have been with whom, by province and day alone: a person decides */
        get: operations["listSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggestions/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a link of a suggestion */
        post: operations["confirmSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/suggestions/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Never suggest these two again */
        post: operations["refuseSuggestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Series by day, with what each of them counts */
        get: operations["readFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/figures.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same series as a table */
        get: operations["exportFigures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts of weeks that are over */
        get: operations["readStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/communes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Provinces and communes of the country */
        get: operations["listCommunes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Problem
         * @description RFC 9457, application/problem+json
         */
        Problem: {
            /** @description "urn:bluezone:error:" and the code */
            type: string;
            /** @description What is wrong, in the language of Accept-Language (vi or en) */
            title: string;
            status: number;
            /** @description What to do, in the same language */
            detail: string;
            /** @description Stable code of the catalogue, such as "request.layout" */
            code: string;
            retryAfterSeconds?: number;
            triesLeft?: number;
            errors?: {
                /** @description JSON pointer to the wrong field */
                pointer: string;
                /** @description Keyword of JSON Schema that it breaks */
                rule: string;
            }[];
            /** @description The record as it stands now, with "record.changed" only */
            present?: unknown;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    username: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Name and password: the first of two stages of a login */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Enrol: the account has no second factor yet
                         * @enum {string}
                         */
                        stage: "second-factor" | "enrol";
                        /** @description 32 bytes in base64; good for ten minutes */
                        ticket: string;
                        /** @description The second stage must bring a new password */
                        mustSetPassword: boolean;
                        /** @description To enrol: for an authenticator app, base32 */
                        secret?: string;
                        /** @description To enrol: the same as otpauth://totp/…, for a QR code */
                        uri?: string;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.credentials, staff.invitation */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.locked */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logInSecond: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 32 bytes in base64; good for ten minutes */
                    ticket: string;
                    /** @description Six digits of the authenticator app */
                    code?: string;
                    /** @description In place of a code; good once */
                    recoveryCode?: string;
                    newPassword?: string;
                };
            };
        };
        responses: {
            /** @description Ticket and second factor: the second stage begins a session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        username: string;
                        name: string;
                        /** @enum {string} */
                        role: "investigator" | "supervisor" | "auditor" | "administrator";
                        /** @enum {string} */
                        level: "national" | "province" | "area";
                        /** @description Two digits; null for the national level */
                        province: string | null;
                        /** @description Five digits each; of an area only */
                        communes: string[];
                        /** @description What this account may do */
                        acts: ("own.read" | "own.change" | "colleague.list" | "case.list" | "case.read" | "case.create" | "case.change" | "case.import" | "case.export" | "code.issue" | "person.list" | "person.read" | "person.create" | "person.change" | "person.follow-up" | "person.convert" | "person.assign" | "person.export" | "chain.read" | "chain.change" | "chain.suggest" | "figures.read" | "account.read" | "account.create" | "account.change" | "account.reset" | "audit.read" | "audit.export" | "directive.read" | "directive.propose" | "directive.decide")[];
                        /** @description Unix seconds; the session ends then, whatever is done */
                        expiresAt: number;
                        /** @description Unix seconds; the session ends then, if nothing more is done */
                        idleAt: number;
                        /** @description 32 bytes in base64, for Authorization: Bearer; not told to the console, which has a cookie */
                        token?: string;
                        /** @description After enrolling: shown once, each good once */
                        recoveryCodes?: string[];
                    };
                };
            };
            /** @description Problem: request.layout, staff.password */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.second-factor, staff.ticket */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.suspended */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.locked */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showOwnSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who I am, what I may do, how long */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        username: string;
                        name: string;
                        /** @enum {string} */
                        role: "investigator" | "supervisor" | "auditor" | "administrator";
                        /** @enum {string} */
                        level: "national" | "province" | "area";
                        /** @description Two digits; null for the national level */
                        province: string | null;
                        /** @description Five digits each; of an area only */
                        communes: string[];
                        /** @description What this account may do */
                        acts: ("own.read" | "own.change" | "colleague.list" | "case.list" | "case.read" | "case.create" | "case.change" | "case.import" | "case.export" | "code.issue" | "person.list" | "person.read" | "person.create" | "person.change" | "person.follow-up" | "person.convert" | "person.assign" | "person.export" | "chain.read" | "chain.change" | "chain.suggest" | "figures.read" | "account.read" | "account.create" | "account.change" | "account.reset" | "audit.read" | "audit.export" | "directive.read" | "directive.propose" | "directive.decide")[];
                        /** @description Unix seconds; the session ends then, whatever is done */
                        expiresAt: number;
                        /** @description Unix seconds; the session ends then, if nothing more is done */
                        idleAt: number;
                        recoveryCodesLeft: number;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeOwnPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    password: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Changed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem: request.layout, staff.password */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.credentials, staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.locked */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renewOwnRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Six digits of the authenticator app */
                    code: string;
                };
            };
        };
        responses: {
            /** @description Ten new recovery codes; those of before end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        recoveryCodes: string[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.second-factor, staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.locked */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accounts within one’s own part of the country, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        username: string;
                        name: string;
                        /** @enum {string} */
                        role: "investigator" | "supervisor" | "auditor" | "administrator";
                        /** @enum {string} */
                        level: "national" | "province" | "area";
                        /** @description Two digits; null for the national level */
                        province: string | null;
                        /** @description Five digits each; of an area only */
                        communes: string[];
                        /**
                         * @description Invited: has no second factor yet
                         * @enum {string}
                         */
                        state: "invited" | "active" | "suspended";
                        /** @description Last UTC day of the invitation’s password, YYYY-MM-DD */
                        invitedUntil: string | null;
                        version: number;
                    }[];
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Letters, digits and the signs . _ @ - */
                    username: string;
                    /** @description As colleagues call them */
                    name: string;
                    /** @enum {string} */
                    role: "investigator" | "supervisor" | "auditor" | "administrator";
                    /** @enum {string} */
                    level: "national" | "province" | "area";
                    /** @description Two digits; null for the national level */
                    province: string | null;
                    /** @description Five digits each; of an area only */
                    communes: string[];
                };
            };
        };
        responses: {
            /** @description Make an account with a password that is good once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            username: string;
                            name: string;
                            /** @enum {string} */
                            role: "investigator" | "supervisor" | "auditor" | "administrator";
                            /** @enum {string} */
                            level: "national" | "province" | "area";
                            /** @description Two digits; null for the national level */
                            province: string | null;
                            /** @description Five digits each; of an area only */
                            communes: string[];
                            /**
                             * @description Invited: has no second factor yet
                             * @enum {string}
                             */
                            state: "invited" | "active" | "suspended";
                            /** @description Last UTC day of the invitation’s password, YYYY-MM-DD */
                            invitedUntil: string | null;
                            version: number;
                        };
                        /** @description Good once, until the last day of the invitation; hand it over in person */
                        password: string;
                    };
                };
            };
            /** @description Problem: request.layout, staff.place */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed, staff.scope */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.name-taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Letters, digits and the signs . _ @ - */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the account as it was read */
                    version: number;
                    /** @description As colleagues call them */
                    name?: string;
                    /** @enum {string} */
                    role?: "investigator" | "supervisor" | "auditor" | "administrator";
                    /** @enum {string} */
                    level?: "national" | "province" | "area";
                    /** @description Two digits; null for the national level */
                    province?: string | null;
                    /** @description Five digits each; of an area only */
                    communes?: string[];
                    /** @enum {string} */
                    state?: "active" | "suspended";
                };
            };
        };
        responses: {
            /** @description Change role, part of the country or name of an account, suspend it or let it go on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        username: string;
                        name: string;
                        /** @enum {string} */
                        role: "investigator" | "supervisor" | "auditor" | "administrator";
                        /** @enum {string} */
                        level: "national" | "province" | "area";
                        /** @description Two digits; null for the national level */
                        province: string | null;
                        /** @description Five digits each; of an area only */
                        communes: string[];
                        /**
                         * @description Invited: has no second factor yet
                         * @enum {string}
                         */
                        state: "invited" | "active" | "suspended";
                        /** @description Last UTC day of the invitation’s password, YYYY-MM-DD */
                        invitedUntil: string | null;
                        version: number;
                    };
                };
            };
            /** @description Problem: request.layout, staff.place */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed, staff.scope, staff.self */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: record.changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Letters, digits and the signs . _ @ - */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take second factor and password from an account and invite its owner anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        account: {
                            username: string;
                            name: string;
                            /** @enum {string} */
                            role: "investigator" | "supervisor" | "auditor" | "administrator";
                            /** @enum {string} */
                            level: "national" | "province" | "area";
                            /** @description Two digits; null for the national level */
                            province: string | null;
                            /** @description Five digits each; of an area only */
                            communes: string[];
                            /**
                             * @description Invited: has no second factor yet
                             * @enum {string}
                             */
                            state: "invited" | "active" | "suspended";
                            /** @description Last UTC day of the invitation’s password, YYYY-MM-DD */
                            invitedUntil: string | null;
                            version: number;
                        };
                        /** @description Good once, until the last day of the invitation; hand it over in person */
                        password: string;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed, staff.self */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: {
                /** @description Official code of the province */
                province?: string;
                /** @description Official code of the commune */
                commune?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Names of colleagues in your own part of the country who may be given work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description By name, at most 1000 */
                        colleagues: {
                            username: string;
                            name: string;
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listActs: {
        parameters: {
            query?: {
                /** @description Two digits, or "country" for acts of no province */
                province?: string;
                /** @description First UTC day, YYYY-MM-DD */
                from?: string;
                /** @description Last UTC day, YYYY-MM-DD */
                to?: string;
                actor?: string;
                act?: string;
                /** @description One id of those an act concerned */
                subject?: string;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what, by day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description At most 200, newest day first */
                        acts: {
                            /** @description 16 random bytes, hexadecimal; the order of acts within a day is not kept */
                            id: string;
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @description Two digits; "" where an act concerned no province */
                            province: string;
                            actor: string;
                            act: string;
                            /** @description Ids of what it was done to */
                            subject: string[];
                            /** @description False for acts of a day that is not sealed yet */
                            sealed: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportActs: {
        parameters: {
            query?: {
                /** @description Two digits, or "country" for acts of no province */
                province?: string;
                /** @description First UTC day, YYYY-MM-DD */
                from?: string;
                /** @description Last UTC day, YYYY-MM-DD */
                to?: string;
                actor?: string;
                act?: string;
                /** @description One id of those an act concerned */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description id, day, province, actor, act, subject, sealed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listHeads: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Seals of the days that ended: whoever keeps a copy elsewhere can tell later whether acts were changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description By province and seal */
                        heads: {
                            /** @description Two digits; "" where an act concerned no province */
                            province: string;
                            /** @description 1, 2, 3 … within the province */
                            seal: number;
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @description How many acts it seals */
                            count: number;
                            /** @description SHA-256 of the head before and the acts, hexadecimal */
                            head: string;
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkActs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether every sealed act is as it was when its day was sealed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        ok: boolean;
                        /** @description Sealed acts that were read */
                        acts: number;
                        heads: number;
                        /** @description Acts of days that are not sealed yet */
                        waiting: number;
                        /** @description Acts of before there were seals */
                        older: number;
                        faults: {
                            /** @description Two digits; "" where an act concerned no province */
                            province: string;
                            seal: number;
                            /** @description YYYY-MM-DD; "" where it is not known */
                            day: string;
                            fault: "changed" | "missing" | "unsealed" | "rewritten";
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDirectives: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is in force, what is proposed, and what was decided */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        inForce: {
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @description Of the configuration that phones get */
                            version: number;
                            /** @description Of the last approved proposal that the exposure desk has taken over; 0 for none */
                            number: number;
                            /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                            configuration: {
                                scan: {
                                    windowSeconds: number;
                                    periodSeconds: number;
                                    periodAfterSightingSeconds: number;
                                    bridgedGapSeconds: number;
                                };
                                matching: {
                                    toleranceIntervals: number;
                                };
                                exposure: {
                                    attenuationThresholds: number[];
                                    bucketWeights: number[];
                                    unknownTransmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                    infectiousnessByDay: number[];
                                    infectiousnessUnknownOnset: number;
                                    weights: {
                                        confirmedTest: {
                                            standard: number;
                                            high: number;
                                        };
                                        clinical: {
                                            standard: number;
                                            high: number;
                                        };
                                        selfReport: {
                                            standard: number;
                                            high: number;
                                        };
                                        recursive: {
                                            standard: number;
                                            high: number;
                                        };
                                    };
                                    minimumWindowMinutes: number;
                                    closeContactMinutes: number;
                                    addUpPeople: boolean;
                                };
                                proximity: {
                                    attenuationAtOneMetre: number;
                                    decibelsPerDecade: number;
                                    biasSd: number;
                                    unknownPowerSd: number;
                                    noiseSd: number;
                                    priorMedianMetres: number;
                                    priorLogSd: number;
                                    walkPerRootMinute: number;
                                    redrawMinutes: number;
                                    lostPacketsDb: number;
                                    contextShare: number;
                                    usualAttenuation: number;
                                    lossWidthDb: number;
                                    lossBeyondDb: number;
                                    leastMissed: number;
                                    independentSeconds: number;
                                    unknownPowerDbm: number;
                                    unknownPowerSpread: number;
                                    certainty: {
                                        errorMinutes: number;
                                        shiftMinutes: number;
                                        slope: number;
                                        cautionMinutes: number;
                                    };
                                    models: {
                                        model: string;
                                        transmitPowerDbm: number;
                                        receiverCorrectionDb: number;
                                    }[];
                                } | null;
                                sharing: {
                                    maximumDelaySeconds: number;
                                    daysBeforeOnset: number;
                                };
                                polling: {
                                    periodSeconds: number;
                                };
                            };
                            notices: {
                                id: string;
                                vi: string;
                                en: string;
                                /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                                until: string;
                            }[];
                            sunsetDay: string | null;
                        } | null;
                        open: {
                            id: string;
                            /** @enum {string} */
                            kind: "configuration" | "notices" | "sunset";
                            /** @enum {string} */
                            state: "open" | "approved" | "rejected" | "withdrawn";
                            version: number;
                            number: number | null;
                            /** @description Number of what was in force of this kind when it was proposed; 0 for none */
                            base: number;
                            /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                            configuration?: {
                                scan: {
                                    windowSeconds: number;
                                    periodSeconds: number;
                                    periodAfterSightingSeconds: number;
                                    bridgedGapSeconds: number;
                                };
                                matching: {
                                    toleranceIntervals: number;
                                };
                                exposure: {
                                    attenuationThresholds: number[];
                                    bucketWeights: number[];
                                    unknownTransmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                    infectiousnessByDay: number[];
                                    infectiousnessUnknownOnset: number;
                                    weights: {
                                        confirmedTest: {
                                            standard: number;
                                            high: number;
                                        };
                                        clinical: {
                                            standard: number;
                                            high: number;
                                        };
                                        selfReport: {
                                            standard: number;
                                            high: number;
                                        };
                                        recursive: {
                                            standard: number;
                                            high: number;
                                        };
                                    };
                                    minimumWindowMinutes: number;
                                    closeContactMinutes: number;
                                    addUpPeople: boolean;
                                };
                                proximity: {
                                    attenuationAtOneMetre: number;
                                    decibelsPerDecade: number;
                                    biasSd: number;
                                    unknownPowerSd: number;
                                    noiseSd: number;
                                    priorMedianMetres: number;
                                    priorLogSd: number;
                                    walkPerRootMinute: number;
                                    redrawMinutes: number;
                                    lostPacketsDb: number;
                                    contextShare: number;
                                    usualAttenuation: number;
                                    lossWidthDb: number;
                                    lossBeyondDb: number;
                                    leastMissed: number;
                                    independentSeconds: number;
                                    unknownPowerDbm: number;
                                    unknownPowerSpread: number;
                                    certainty: {
                                        errorMinutes: number;
                                        shiftMinutes: number;
                                        slope: number;
                                        cautionMinutes: number;
                                    };
                                    models: {
                                        model: string;
                                        transmitPowerDbm: number;
                                        receiverCorrectionDb: number;
                                    }[];
                                } | null;
                                sharing: {
                                    maximumDelaySeconds: number;
                                    daysBeforeOnset: number;
                                };
                                polling: {
                                    periodSeconds: number;
                                };
                            };
                            notices?: {
                                id: string;
                                vi: string;
                                en: string;
                                /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                                until: string;
                            }[];
                            sunsetDay?: string | null;
                            reason: string;
                            proposedBy: string;
                            /** @description YYYY-MM-DD */
                            proposedDay: string;
                            decidedBy: string | null;
                            decidedDay: string | null;
                            /** @description What the one who decided said of it */
                            decision: string;
                        }[];
                        /** @description Decided ones, newest first, at most 200 */
                        history: {
                            id: string;
                            /** @enum {string} */
                            kind: "configuration" | "notices" | "sunset";
                            /** @enum {string} */
                            state: "open" | "approved" | "rejected" | "withdrawn";
                            version: number;
                            number: number | null;
                            /** @description Number of what was in force of this kind when it was proposed; 0 for none */
                            base: number;
                            /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                            configuration?: {
                                scan: {
                                    windowSeconds: number;
                                    periodSeconds: number;
                                    periodAfterSightingSeconds: number;
                                    bridgedGapSeconds: number;
                                };
                                matching: {
                                    toleranceIntervals: number;
                                };
                                exposure: {
                                    attenuationThresholds: number[];
                                    bucketWeights: number[];
                                    unknownTransmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                    infectiousnessByDay: number[];
                                    infectiousnessUnknownOnset: number;
                                    weights: {
                                        confirmedTest: {
                                            standard: number;
                                            high: number;
                                        };
                                        clinical: {
                                            standard: number;
                                            high: number;
                                        };
                                        selfReport: {
                                            standard: number;
                                            high: number;
                                        };
                                        recursive: {
                                            standard: number;
                                            high: number;
                                        };
                                    };
                                    minimumWindowMinutes: number;
                                    closeContactMinutes: number;
                                    addUpPeople: boolean;
                                };
                                proximity: {
                                    attenuationAtOneMetre: number;
                                    decibelsPerDecade: number;
                                    biasSd: number;
                                    unknownPowerSd: number;
                                    noiseSd: number;
                                    priorMedianMetres: number;
                                    priorLogSd: number;
                                    walkPerRootMinute: number;
                                    redrawMinutes: number;
                                    lostPacketsDb: number;
                                    contextShare: number;
                                    usualAttenuation: number;
                                    lossWidthDb: number;
                                    lossBeyondDb: number;
                                    leastMissed: number;
                                    independentSeconds: number;
                                    unknownPowerDbm: number;
                                    unknownPowerSpread: number;
                                    certainty: {
                                        errorMinutes: number;
                                        shiftMinutes: number;
                                        slope: number;
                                        cautionMinutes: number;
                                    };
                                    models: {
                                        model: string;
                                        transmitPowerDbm: number;
                                        receiverCorrectionDb: number;
                                    }[];
                                } | null;
                                sharing: {
                                    maximumDelaySeconds: number;
                                    daysBeforeOnset: number;
                                };
                                polling: {
                                    periodSeconds: number;
                                };
                            };
                            notices?: {
                                id: string;
                                vi: string;
                                en: string;
                                /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                                until: string;
                            }[];
                            sunsetDay?: string | null;
                            reason: string;
                            proposedBy: string;
                            /** @description YYYY-MM-DD */
                            proposedDay: string;
                            decidedBy: string | null;
                            decidedDay: string | null;
                            /** @description What the one who decided said of it */
                            decision: string;
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The content of this kind is given, and no other
                     * @enum {string}
                     */
                    kind: "configuration" | "notices" | "sunset";
                    /** @description Why; it stays on record */
                    reason: string;
                    /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                    configuration?: {
                        scan: {
                            windowSeconds: number;
                            periodSeconds: number;
                            periodAfterSightingSeconds: number;
                            bridgedGapSeconds: number;
                        };
                        matching: {
                            toleranceIntervals: number;
                        };
                        exposure: {
                            attenuationThresholds: number[];
                            bucketWeights: number[];
                            unknownTransmitPowerDbm: number;
                            receiverCorrectionDb: number;
                            infectiousnessByDay: number[];
                            infectiousnessUnknownOnset: number;
                            weights: {
                                confirmedTest: {
                                    standard: number;
                                    high: number;
                                };
                                clinical: {
                                    standard: number;
                                    high: number;
                                };
                                selfReport: {
                                    standard: number;
                                    high: number;
                                };
                                recursive: {
                                    standard: number;
                                    high: number;
                                };
                            };
                            minimumWindowMinutes: number;
                            closeContactMinutes: number;
                            addUpPeople: boolean;
                        };
                        proximity: {
                            attenuationAtOneMetre: number;
                            decibelsPerDecade: number;
                            biasSd: number;
                            unknownPowerSd: number;
                            noiseSd: number;
                            priorMedianMetres: number;
                            priorLogSd: number;
                            walkPerRootMinute: number;
                            redrawMinutes: number;
                            lostPacketsDb: number;
                            contextShare: number;
                            usualAttenuation: number;
                            lossWidthDb: number;
                            lossBeyondDb: number;
                            leastMissed: number;
                            independentSeconds: number;
                            unknownPowerDbm: number;
                            unknownPowerSpread: number;
                            certainty: {
                                errorMinutes: number;
                                shiftMinutes: number;
                                slope: number;
                                cautionMinutes: number;
                            };
                            models: {
                                model: string;
                                transmitPowerDbm: number;
                                receiverCorrectionDb: number;
                            }[];
                        } | null;
                        sharing: {
                            maximumDelaySeconds: number;
                            daysBeforeOnset: number;
                        };
                        polling: {
                            periodSeconds: number;
                        };
                    };
                    notices?: {
                        id: string;
                        vi: string;
                        en: string;
                        /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                        until: string;
                    }[];
                    sunsetDay?: string | null;
                };
            };
        };
        responses: {
            /** @description Propose a configuration, the notices, or the day from which phones stop */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "configuration" | "notices" | "sunset";
                        /** @enum {string} */
                        state: "open" | "approved" | "rejected" | "withdrawn";
                        version: number;
                        number: number | null;
                        /** @description Number of what was in force of this kind when it was proposed; 0 for none */
                        base: number;
                        /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                        configuration?: {
                            scan: {
                                windowSeconds: number;
                                periodSeconds: number;
                                periodAfterSightingSeconds: number;
                                bridgedGapSeconds: number;
                            };
                            matching: {
                                toleranceIntervals: number;
                            };
                            exposure: {
                                attenuationThresholds: number[];
                                bucketWeights: number[];
                                unknownTransmitPowerDbm: number;
                                receiverCorrectionDb: number;
                                infectiousnessByDay: number[];
                                infectiousnessUnknownOnset: number;
                                weights: {
                                    confirmedTest: {
                                        standard: number;
                                        high: number;
                                    };
                                    clinical: {
                                        standard: number;
                                        high: number;
                                    };
                                    selfReport: {
                                        standard: number;
                                        high: number;
                                    };
                                    recursive: {
                                        standard: number;
                                        high: number;
                                    };
                                };
                                minimumWindowMinutes: number;
                                closeContactMinutes: number;
                                addUpPeople: boolean;
                            };
                            proximity: {
                                attenuationAtOneMetre: number;
                                decibelsPerDecade: number;
                                biasSd: number;
                                unknownPowerSd: number;
                                noiseSd: number;
                                priorMedianMetres: number;
                                priorLogSd: number;
                                walkPerRootMinute: number;
                                redrawMinutes: number;
                                lostPacketsDb: number;
                                contextShare: number;
                                usualAttenuation: number;
                                lossWidthDb: number;
                                lossBeyondDb: number;
                                leastMissed: number;
                                independentSeconds: number;
                                unknownPowerDbm: number;
                                unknownPowerSpread: number;
                                certainty: {
                                    errorMinutes: number;
                                    shiftMinutes: number;
                                    slope: number;
                                    cautionMinutes: number;
                                };
                                models: {
                                    model: string;
                                    transmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                }[];
                            } | null;
                            sharing: {
                                maximumDelaySeconds: number;
                                daysBeforeOnset: number;
                            };
                            polling: {
                                periodSeconds: number;
                            };
                        };
                        notices?: {
                            id: string;
                            vi: string;
                            en: string;
                            /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                            until: string;
                        }[];
                        sunsetDay?: string | null;
                        reason: string;
                        proposedBy: string;
                        /** @description YYYY-MM-DD */
                        proposedDay: string;
                        decidedBy: string | null;
                        decidedDay: string | null;
                        /** @description What the one who decided said of it */
                        decision: string;
                    };
                };
            };
            /** @description Problem: directive.layout, directive.sunset, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proposeRollback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of an approved proposal of before */
                    number: number;
                    /** @description Why; it stays on record */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Propose what an approved proposal of before said */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "configuration" | "notices" | "sunset";
                        /** @enum {string} */
                        state: "open" | "approved" | "rejected" | "withdrawn";
                        version: number;
                        number: number | null;
                        /** @description Number of what was in force of this kind when it was proposed; 0 for none */
                        base: number;
                        /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                        configuration?: {
                            scan: {
                                windowSeconds: number;
                                periodSeconds: number;
                                periodAfterSightingSeconds: number;
                                bridgedGapSeconds: number;
                            };
                            matching: {
                                toleranceIntervals: number;
                            };
                            exposure: {
                                attenuationThresholds: number[];
                                bucketWeights: number[];
                                unknownTransmitPowerDbm: number;
                                receiverCorrectionDb: number;
                                infectiousnessByDay: number[];
                                infectiousnessUnknownOnset: number;
                                weights: {
                                    confirmedTest: {
                                        standard: number;
                                        high: number;
                                    };
                                    clinical: {
                                        standard: number;
                                        high: number;
                                    };
                                    selfReport: {
                                        standard: number;
                                        high: number;
                                    };
                                    recursive: {
                                        standard: number;
                                        high: number;
                                    };
                                };
                                minimumWindowMinutes: number;
                                closeContactMinutes: number;
                                addUpPeople: boolean;
                            };
                            proximity: {
                                attenuationAtOneMetre: number;
                                decibelsPerDecade: number;
                                biasSd: number;
                                unknownPowerSd: number;
                                noiseSd: number;
                                priorMedianMetres: number;
                                priorLogSd: number;
                                walkPerRootMinute: number;
                                redrawMinutes: number;
                                lostPacketsDb: number;
                                contextShare: number;
                                usualAttenuation: number;
                                lossWidthDb: number;
                                lossBeyondDb: number;
                                leastMissed: number;
                                independentSeconds: number;
                                unknownPowerDbm: number;
                                unknownPowerSpread: number;
                                certainty: {
                                    errorMinutes: number;
                                    shiftMinutes: number;
                                    slope: number;
                                    cautionMinutes: number;
                                };
                                models: {
                                    model: string;
                                    transmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                }[];
                            } | null;
                            sharing: {
                                maximumDelaySeconds: number;
                                daysBeforeOnset: number;
                            };
                            polling: {
                                periodSeconds: number;
                            };
                        };
                        notices?: {
                            id: string;
                            vi: string;
                            en: string;
                            /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                            until: string;
                        }[];
                        sunsetDay?: string | null;
                        reason: string;
                        proposedBy: string;
                        /** @description YYYY-MM-DD */
                        proposedDay: string;
                        decidedBy: string | null;
                        decidedDay: string | null;
                        /** @description What the one who decided said of it */
                        decision: string;
                    };
                };
            };
            /** @description Problem: directive.layout, directive.sunset, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Approve a proposal of somebody else */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "configuration" | "notices" | "sunset";
                        /** @enum {string} */
                        state: "open" | "approved" | "rejected" | "withdrawn";
                        version: number;
                        number: number | null;
                        /** @description Number of what was in force of this kind when it was proposed; 0 for none */
                        base: number;
                        /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                        configuration?: {
                            scan: {
                                windowSeconds: number;
                                periodSeconds: number;
                                periodAfterSightingSeconds: number;
                                bridgedGapSeconds: number;
                            };
                            matching: {
                                toleranceIntervals: number;
                            };
                            exposure: {
                                attenuationThresholds: number[];
                                bucketWeights: number[];
                                unknownTransmitPowerDbm: number;
                                receiverCorrectionDb: number;
                                infectiousnessByDay: number[];
                                infectiousnessUnknownOnset: number;
                                weights: {
                                    confirmedTest: {
                                        standard: number;
                                        high: number;
                                    };
                                    clinical: {
                                        standard: number;
                                        high: number;
                                    };
                                    selfReport: {
                                        standard: number;
                                        high: number;
                                    };
                                    recursive: {
                                        standard: number;
                                        high: number;
                                    };
                                };
                                minimumWindowMinutes: number;
                                closeContactMinutes: number;
                                addUpPeople: boolean;
                            };
                            proximity: {
                                attenuationAtOneMetre: number;
                                decibelsPerDecade: number;
                                biasSd: number;
                                unknownPowerSd: number;
                                noiseSd: number;
                                priorMedianMetres: number;
                                priorLogSd: number;
                                walkPerRootMinute: number;
                                redrawMinutes: number;
                                lostPacketsDb: number;
                                contextShare: number;
                                usualAttenuation: number;
                                lossWidthDb: number;
                                lossBeyondDb: number;
                                leastMissed: number;
                                independentSeconds: number;
                                unknownPowerDbm: number;
                                unknownPowerSpread: number;
                                certainty: {
                                    errorMinutes: number;
                                    shiftMinutes: number;
                                    slope: number;
                                    cautionMinutes: number;
                                };
                                models: {
                                    model: string;
                                    transmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                }[];
                            } | null;
                            sharing: {
                                maximumDelaySeconds: number;
                                daysBeforeOnset: number;
                            };
                            polling: {
                                periodSeconds: number;
                            };
                        };
                        notices?: {
                            id: string;
                            vi: string;
                            en: string;
                            /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                            until: string;
                        }[];
                        sunsetDay?: string | null;
                        reason: string;
                        proposedBy: string;
                        /** @description YYYY-MM-DD */
                        proposedDay: string;
                        decidedBy: string | null;
                        decidedDay: string | null;
                        /** @description What the one who decided said of it */
                        decision: string;
                    };
                };
            };
            /** @description Problem: directive.layout, directive.sunset, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.same-person, staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.decided, directive.outdated, record.changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Reject a proposal of somebody else */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "configuration" | "notices" | "sunset";
                        /** @enum {string} */
                        state: "open" | "approved" | "rejected" | "withdrawn";
                        version: number;
                        number: number | null;
                        /** @description Number of what was in force of this kind when it was proposed; 0 for none */
                        base: number;
                        /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                        configuration?: {
                            scan: {
                                windowSeconds: number;
                                periodSeconds: number;
                                periodAfterSightingSeconds: number;
                                bridgedGapSeconds: number;
                            };
                            matching: {
                                toleranceIntervals: number;
                            };
                            exposure: {
                                attenuationThresholds: number[];
                                bucketWeights: number[];
                                unknownTransmitPowerDbm: number;
                                receiverCorrectionDb: number;
                                infectiousnessByDay: number[];
                                infectiousnessUnknownOnset: number;
                                weights: {
                                    confirmedTest: {
                                        standard: number;
                                        high: number;
                                    };
                                    clinical: {
                                        standard: number;
                                        high: number;
                                    };
                                    selfReport: {
                                        standard: number;
                                        high: number;
                                    };
                                    recursive: {
                                        standard: number;
                                        high: number;
                                    };
                                };
                                minimumWindowMinutes: number;
                                closeContactMinutes: number;
                                addUpPeople: boolean;
                            };
                            proximity: {
                                attenuationAtOneMetre: number;
                                decibelsPerDecade: number;
                                biasSd: number;
                                unknownPowerSd: number;
                                noiseSd: number;
                                priorMedianMetres: number;
                                priorLogSd: number;
                                walkPerRootMinute: number;
                                redrawMinutes: number;
                                lostPacketsDb: number;
                                contextShare: number;
                                usualAttenuation: number;
                                lossWidthDb: number;
                                lossBeyondDb: number;
                                leastMissed: number;
                                independentSeconds: number;
                                unknownPowerDbm: number;
                                unknownPowerSpread: number;
                                certainty: {
                                    errorMinutes: number;
                                    shiftMinutes: number;
                                    slope: number;
                                    cautionMinutes: number;
                                };
                                models: {
                                    model: string;
                                    transmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                }[];
                            } | null;
                            sharing: {
                                maximumDelaySeconds: number;
                                daysBeforeOnset: number;
                            };
                            polling: {
                                periodSeconds: number;
                            };
                        };
                        notices?: {
                            id: string;
                            vi: string;
                            en: string;
                            /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                            until: string;
                        }[];
                        sunsetDay?: string | null;
                        reason: string;
                        proposedBy: string;
                        /** @description YYYY-MM-DD */
                        proposedDay: string;
                        decidedBy: string | null;
                        decidedDay: string | null;
                        /** @description What the one who decided said of it */
                        decision: string;
                    };
                };
            };
            /** @description Problem: directive.layout, directive.sunset, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.same-person, staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.decided, directive.outdated, record.changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawProposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Withdraw one’s own proposal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @enum {string} */
                        kind: "configuration" | "notices" | "sunset";
                        /** @enum {string} */
                        state: "open" | "approved" | "rejected" | "withdrawn";
                        version: number;
                        number: number | null;
                        /** @description Number of what was in force of this kind when it was proposed; 0 for none */
                        base: number;
                        /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                        configuration?: {
                            scan: {
                                windowSeconds: number;
                                periodSeconds: number;
                                periodAfterSightingSeconds: number;
                                bridgedGapSeconds: number;
                            };
                            matching: {
                                toleranceIntervals: number;
                            };
                            exposure: {
                                attenuationThresholds: number[];
                                bucketWeights: number[];
                                unknownTransmitPowerDbm: number;
                                receiverCorrectionDb: number;
                                infectiousnessByDay: number[];
                                infectiousnessUnknownOnset: number;
                                weights: {
                                    confirmedTest: {
                                        standard: number;
                                        high: number;
                                    };
                                    clinical: {
                                        standard: number;
                                        high: number;
                                    };
                                    selfReport: {
                                        standard: number;
                                        high: number;
                                    };
                                    recursive: {
                                        standard: number;
                                        high: number;
                                    };
                                };
                                minimumWindowMinutes: number;
                                closeContactMinutes: number;
                                addUpPeople: boolean;
                            };
                            proximity: {
                                attenuationAtOneMetre: number;
                                decibelsPerDecade: number;
                                biasSd: number;
                                unknownPowerSd: number;
                                noiseSd: number;
                                priorMedianMetres: number;
                                priorLogSd: number;
                                walkPerRootMinute: number;
                                redrawMinutes: number;
                                lostPacketsDb: number;
                                contextShare: number;
                                usualAttenuation: number;
                                lossWidthDb: number;
                                lossBeyondDb: number;
                                leastMissed: number;
                                independentSeconds: number;
                                unknownPowerDbm: number;
                                unknownPowerSpread: number;
                                certainty: {
                                    errorMinutes: number;
                                    shiftMinutes: number;
                                    slope: number;
                                    cautionMinutes: number;
                                };
                                models: {
                                    model: string;
                                    transmitPowerDbm: number;
                                    receiverCorrectionDb: number;
                                }[];
                            } | null;
                            sharing: {
                                maximumDelaySeconds: number;
                                daysBeforeOnset: number;
                            };
                            polling: {
                                periodSeconds: number;
                            };
                        };
                        notices?: {
                            id: string;
                            vi: string;
                            en: string;
                            /** @description Last UTC day on which phones show it, YYYY-MM-DD */
                            until: string;
                        }[];
                        sunsetDay?: string | null;
                        reason: string;
                        proposedBy: string;
                        /** @description YYYY-MM-DD */
                        proposedDay: string;
                        decidedBy: string | null;
                        decidedDay: string | null;
                        /** @description What the one who decided said of it */
                        decision: string;
                    };
                };
            };
            /** @description Problem: directive.layout, directive.sunset, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.same-person, staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: directive.decided, directive.outdated, record.changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewConfiguration: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Radio and risk as phones judge them; proximity null: the plain rule */
                    configuration: {
                        scan: {
                            windowSeconds: number;
                            periodSeconds: number;
                            periodAfterSightingSeconds: number;
                            bridgedGapSeconds: number;
                        };
                        matching: {
                            toleranceIntervals: number;
                        };
                        exposure: {
                            attenuationThresholds: number[];
                            bucketWeights: number[];
                            unknownTransmitPowerDbm: number;
                            receiverCorrectionDb: number;
                            infectiousnessByDay: number[];
                            infectiousnessUnknownOnset: number;
                            weights: {
                                confirmedTest: {
                                    standard: number;
                                    high: number;
                                };
                                clinical: {
                                    standard: number;
                                    high: number;
                                };
                                selfReport: {
                                    standard: number;
                                    high: number;
                                };
                                recursive: {
                                    standard: number;
                                    high: number;
                                };
                            };
                            minimumWindowMinutes: number;
                            closeContactMinutes: number;
                            addUpPeople: boolean;
                        };
                        proximity: {
                            attenuationAtOneMetre: number;
                            decibelsPerDecade: number;
                            biasSd: number;
                            unknownPowerSd: number;
                            noiseSd: number;
                            priorMedianMetres: number;
                            priorLogSd: number;
                            walkPerRootMinute: number;
                            redrawMinutes: number;
                            lostPacketsDb: number;
                            contextShare: number;
                            usualAttenuation: number;
                            lossWidthDb: number;
                            lossBeyondDb: number;
                            leastMissed: number;
                            independentSeconds: number;
                            unknownPowerDbm: number;
                            unknownPowerSpread: number;
                            certainty: {
                                errorMinutes: number;
                                shiftMinutes: number;
                                slope: number;
                                cautionMinutes: number;
                            };
                            models: {
                                model: string;
                                transmitPowerDbm: number;
                                receiverCorrectionDb: number;
                            }[];
                        } | null;
                        sharing: {
                            maximumDelaySeconds: number;
                            daysBeforeOnset: number;
                        };
                        polling: {
                            periodSeconds: number;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description How many people of recorded days would be told something else */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Recorded days of a phone that were judged */
                        recordings: number;
                        /** @description Where the recorded data come from */
                        source: string;
                        before: {
                            /** @description People told that they were close contacts */
                            f1: number;
                            /** @description People told that they were near */
                            f2: number;
                            /** @description People told nothing */
                            none: number;
                        };
                        after: {
                            /** @description People told that they were close contacts */
                            f1: number;
                            /** @description People told that they were near */
                            f2: number;
                            /** @description People told nothing */
                            none: number;
                        };
                        /** @description Told they were close contacts only under the proposal */
                        becomeF1: number;
                        /** @description Told so only under what is in force */
                        noLongerF1: number;
                    };
                };
            };
            /** @description Problem: directive.layout, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description From the answer before */
                cursor?: string;
                /** @description 1 to 200 */
                limit?: string;
                /** @description Name without regard to marks, whole phone number or its last four digits, or identifier */
                search?: string;
                sort?: "newest" | "oldest" | "sample" | "onset" | "name";
                state?: "open" | "closed";
                classification?: "confirmed" | "probable" | "suspected" | "discarded";
                code?: "none" | "issued" | "redeemed" | "expired" | "void";
                callOutcome?: "code-given" | "no-smartphone" | "no-app" | "expired-in-call" | "not-reached" | "declined";
                /** @description Official code of the province */
                province?: string;
                /** @description Official code of the commune */
                commune?: string;
                assignee?: string;
                /** @description First day of entry, YYYY-MM-DD */
                from?: string;
                /** @description Last day of entry, YYYY-MM-DD */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Cases of your scope, a page at a time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cases: {
                            caseId: string;
                            version: number;
                            name: string;
                            /** @description E.164 */
                            phoneNumber: string;
                            birthYear: number | null;
                            sex: ("female" | "male" | "other") | null;
                            province: string | null;
                            commune: string | null;
                            /** @description YYYY-MM-DD */
                            sampleDay: string;
                            onsetDay: string | null;
                            /** @enum {string} */
                            classification: "confirmed" | "probable" | "suspected" | "discarded";
                            /** @enum {string} */
                            state: "open" | "closed";
                            assignee: string | null;
                            /** @description YYYY-MM-DD */
                            entered: string;
                            /** @enum {string} */
                            code: "none" | "issued" | "redeemed" | "expired" | "void";
                            callOutcome: ("code-given" | "no-smartphone" | "no-app" | "expired-in-call" | "not-reached" | "declined") | null;
                            /** @description Was followed up as a contact before */
                            knownContact: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random UUID; kept to the end of the next UTC day */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As people write it */
                    phoneNumber: string;
                    /** @description Day of the sample, YYYY-MM-DD */
                    sampleDay: string;
                    name?: string;
                    birthYear?: number | null;
                    sex?: ("female" | "male" | "other") | null;
                    province?: string | null;
                    commune?: string | null;
                    address?: string;
                    occupation?: string;
                    testKind?: ("pcr" | "antigen" | "other") | null;
                    onsetDay?: string | null;
                    symptoms?: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                    /** @enum {string} */
                    classification?: "confirmed" | "probable" | "suspected" | "discarded";
                    confirmedDay?: string | null;
                    reportedDay?: string | null;
                    health?: ("at-home" | "hospital" | "recovered" | "died") | null;
                    healthDay?: string | null;
                    exposureNote?: string;
                    placesNote?: string;
                    note?: string;
                    assignee?: string | null;
                    /** @enum {string} */
                    state?: "open" | "closed";
                };
            };
        };
        responses: {
            /** @description Enter a case */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        version: number;
                    };
                };
            };
            /** @description Problem: case.onset-day, case.sample-day, record.day, record.place, registration.country, registration.not-mobile, registration.number, registration.old-number, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: request.repeated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findDuplicates: {
        parameters: {
            query?: {
                /** @description As people write it */
                phone?: string;
                name?: string;
                birthYear?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may be the same as somebody about to be entered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        found: {
                            /** @enum {string} */
                            kind: "case" | "person";
                            id: string;
                            name: string;
                            phoneNumber: string;
                            birthYear: number | null;
                            commune: string | null;
                            /** @description YYYY-MM-DD */
                            day: string;
                            reasons: ("phone" | "name-and-birth-year")[];
                        }[];
                        /** @description The number is known outside your scope; no more is told */
                        elsewhere: boolean;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One case */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        version: number;
                        name: string;
                        /** @description E.164 */
                        phoneNumber: string;
                        birthYear: number | null;
                        sex: ("female" | "male" | "other") | null;
                        province: string | null;
                        commune: string | null;
                        /** @description YYYY-MM-DD */
                        sampleDay: string;
                        onsetDay: string | null;
                        /** @enum {string} */
                        classification: "confirmed" | "probable" | "suspected" | "discarded";
                        /** @enum {string} */
                        state: "open" | "closed";
                        assignee: string | null;
                        /** @description YYYY-MM-DD */
                        entered: string;
                        /** @enum {string} */
                        code: "none" | "issued" | "redeemed" | "expired" | "void";
                        callOutcome: ("code-given" | "no-smartphone" | "no-app" | "expired-in-call" | "not-reached" | "declined") | null;
                        /** @description Was followed up as a contact before */
                        knownContact: boolean;
                        address: string;
                        occupation: string;
                        testKind: ("pcr" | "antigen" | "other") | null;
                        symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                        confirmedDay: string | null;
                        reportedDay: string | null;
                        health: ("at-home" | "hospital" | "recovered" | "died") | null;
                        healthDay: string | null;
                        exposureNote: string;
                        placesNote: string;
                        note: string;
                        codeExpires: number | null;
                        codeIssuedDay: string | null;
                        personId: string | null;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: case.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    /** @description As people write it */
                    phoneNumber?: string;
                    /** @description Day of the sample, YYYY-MM-DD */
                    sampleDay?: string;
                    name?: string;
                    birthYear?: number | null;
                    sex?: ("female" | "male" | "other") | null;
                    province?: string | null;
                    commune?: string | null;
                    address?: string;
                    occupation?: string;
                    testKind?: ("pcr" | "antigen" | "other") | null;
                    onsetDay?: string | null;
                    symptoms?: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                    /** @enum {string} */
                    classification?: "confirmed" | "probable" | "suspected" | "discarded";
                    confirmedDay?: string | null;
                    reportedDay?: string | null;
                    health?: ("at-home" | "hospital" | "recovered" | "died") | null;
                    healthDay?: string | null;
                    exposureNote?: string;
                    placesNote?: string;
                    note?: string;
                    assignee?: string | null;
                    /** @enum {string} */
                    state?: "open" | "closed";
                };
            };
        };
        responses: {
            /** @description Change fields of a case as you saw it; 409 tells how it stands when somebody was faster */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        version: number;
                        name: string;
                        /** @description E.164 */
                        phoneNumber: string;
                        birthYear: number | null;
                        sex: ("female" | "male" | "other") | null;
                        province: string | null;
                        commune: string | null;
                        /** @description YYYY-MM-DD */
                        sampleDay: string;
                        onsetDay: string | null;
                        /** @enum {string} */
                        classification: "confirmed" | "probable" | "suspected" | "discarded";
                        /** @enum {string} */
                        state: "open" | "closed";
                        assignee: string | null;
                        /** @description YYYY-MM-DD */
                        entered: string;
                        /** @enum {string} */
                        code: "none" | "issued" | "redeemed" | "expired" | "void";
                        callOutcome: ("code-given" | "no-smartphone" | "no-app" | "expired-in-call" | "not-reached" | "declined") | null;
                        /** @description Was followed up as a contact before */
                        knownContact: boolean;
                        address: string;
                        occupation: string;
                        testKind: ("pcr" | "antigen" | "other") | null;
                        symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                        confirmedDay: string | null;
                        reportedDay: string | null;
                        health: ("at-home" | "hospital" | "recovered" | "died") | null;
                        healthDay: string | null;
                        exposureNote: string;
                        placesNote: string;
                        note: string;
                        codeExpires: number | null;
                        codeIssuedDay: string | null;
                        personId: string | null;
                    };
                };
            };
            /** @description Problem: case.onset-day, case.sample-day, record.day, record.place, registration.country, registration.not-mobile, registration.number, registration.old-number, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: case.unknown, staff.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: record.changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordOutcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    outcome: ("code-given" | "no-smartphone" | "no-app" | "expired-in-call" | "not-reached" | "declined") | null;
                };
            };
        };
        responses: {
            /** @description What came of telling the patient a code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        version: number;
                        name: string;
                        /** @description E.164 */
                        phoneNumber: string;
                        birthYear: number | null;
                        sex: ("female" | "male" | "other") | null;
                        province: string | null;
                        commune: string | null;
                        /** @description YYYY-MM-DD */
                        sampleDay: string;
                        onsetDay: string | null;
                        /** @enum {string} */
                        classification: "confirmed" | "probable" | "suspected" | "discarded";
                        /** @enum {string} */
                        state: "open" | "closed";
                        assignee: string | null;
                        /** @description YYYY-MM-DD */
                        entered: string;
                        /** @enum {string} */
                        code: "none" | "issued" | "redeemed" | "expired" | "void";
                        callOutcome: ("code-given" | "no-smartphone" | "no-app" | "expired-in-call" | "not-reached" | "declined") | null;
                        /** @description Was followed up as a contact before */
                        knownContact: boolean;
                        address: string;
                        occupation: string;
                        testKind: ("pcr" | "antigen" | "other") | null;
                        symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                        confirmedDay: string | null;
                        reportedDay: string | null;
                        health: ("at-home" | "hospital" | "recovered" | "died") | null;
                        healthDay: string | null;
                        exposureNote: string;
                        placesNote: string;
                        note: string;
                        codeExpires: number | null;
                        codeIssuedDay: string | null;
                        personId: string | null;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: case.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: record.changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random UUID; kept to the end of the next UTC day */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Issue a code for a case that has none out */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 8 digits to read aloud */
                        digits: string;
                        /** @description The same right as a link, 16 bytes in hexadecimal */
                        link: string;
                        /** @description Unix seconds: the end of a UTC day */
                        expires: number;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: case.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: code.out */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reissueCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random UUID; kept to the end of the next UTC day */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Issue another code for a case; the earlier one ends */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description 8 digits to read aloud */
                        digits: string;
                        /** @description The same right as a link, 16 bytes in hexadecimal */
                        link: string;
                        /** @description Unix seconds: the end of a UTC day */
                        expires: number;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: case.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As they were issued: the desk keeps only their hash */
                    digits: string;
                    /** @enum {string} */
                    language?: "vi" | "en";
                };
            };
        };
        responses: {
            /** @description A gateway took it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: case.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: code.other */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: code.message, store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCaseEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done to a case, by day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: {
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @enum {string} */
                            act: "case.create" | "case.import" | "case.change" | "case.outcome" | "code.issue" | "code.message" | "person.create" | "person.form" | "person.import" | "person.change" | "person.assign" | "person.follow-up" | "person.convert" | "chain.link" | "chain.unlink";
                            actor: string;
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: case.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description SHA-256 of the file: a second try goes on where the first ended */
                    file: string;
                    /** @description Only says what would come of it */
                    dryRun: boolean;
                    /** @description Enter those too that seem to be there already */
                    takeDuplicates?: boolean;
                    rows: {
                        row: number;
                        cells: {
                            case_id?: string;
                            patinfo_name?: string;
                            patinfo_phone?: string;
                            patinfo_birth_year?: string;
                            patinfo_sex?: string;
                            patinfo_resadmin1?: string;
                            patinfo_resadmin2?: string;
                            patinfo_address?: string;
                            patinfo_occupation?: string;
                            report_date?: string;
                            lab_date_taken?: string;
                            lab_test?: string;
                            lab_date_confirmed?: string;
                            case_classification?: string;
                            clin_date_onset?: string;
                            clin_symptoms?: string;
                            outcome_status?: string;
                            outcome_date?: string;
                            expo_contact_case?: string;
                            expo_note?: string;
                            expo_places?: string;
                            note?: string;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description Check rows of a file, or enter them; each row for itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** @description Row of the file, from 1 */
                            row: number;
                            /**
                             * @description new: would be entered, or was; done: was entered by an earlier try of the same file
                             * @enum {string}
                             */
                            result: "new" | "duplicate" | "error" | "done";
                            id: string | null;
                            errors: {
                                column: string;
                                /** @description Code of the catalogue */
                                code: string;
                            }[];
                            warnings: {
                                column: string;
                                /** @description Code of the catalogue */
                                code: string;
                            }[];
                        }[];
                        counts: {
                            new: number;
                            duplicate: number;
                            error: number;
                            done: number;
                        };
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: request.too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description SHA-256 of the file: a second try goes on where the first ended */
                    file: string;
                    /** @description Only says what would come of it */
                    dryRun: boolean;
                    /** @description Enter those too that seem to be there already */
                    takeDuplicates?: boolean;
                    rows: {
                        row: number;
                        cells: {
                            contact_id?: string;
                            case_id?: string;
                            patinfo_name?: string;
                            patinfo_phone?: string;
                            patinfo_birth_year?: string;
                            patinfo_sex?: string;
                            patinfo_resadmin1?: string;
                            patinfo_resadmin2?: string;
                            patinfo_address?: string;
                            contact_level?: string;
                            contact_date_last?: string;
                            contact_setting?: string;
                            contact_symptoms?: string;
                            followup_status?: string;
                            followup_last_date?: string;
                            followup_end_date?: string;
                            note?: string;
                        };
                    }[];
                };
            };
        };
        responses: {
            /** @description Check rows of a file, or enter them; each row for itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        rows: {
                            /** @description Row of the file, from 1 */
                            row: number;
                            /**
                             * @description new: would be entered, or was; done: was entered by an earlier try of the same file
                             * @enum {string}
                             */
                            result: "new" | "duplicate" | "error" | "done";
                            id: string | null;
                            errors: {
                                column: string;
                                /** @description Code of the catalogue */
                                code: string;
                            }[];
                            warnings: {
                                column: string;
                                /** @description Code of the catalogue */
                                code: string;
                            }[];
                        }[];
                        counts: {
                            new: number;
                            duplicate: number;
                            error: number;
                            done: number;
                        };
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: request.too-large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportCases: {
        parameters: {
            query?: {
                /** @description From the answer before */
                cursor?: string;
                /** @description 1 to 200 */
                limit?: string;
                /** @description Name without regard to marks, whole phone number or its last four digits, or identifier */
                search?: string;
                sort?: "newest" | "oldest" | "sample" | "onset" | "name";
                state?: "open" | "closed";
                classification?: "confirmed" | "probable" | "suspected" | "discarded";
                code?: "none" | "issued" | "redeemed" | "expired" | "void";
                callOutcome?: "code-given" | "no-smartphone" | "no-app" | "expired-in-call" | "not-reached" | "declined";
                /** @description Official code of the province */
                province?: string;
                /** @description Official code of the commune */
                commune?: string;
                assignee?: string;
                /** @description First day of entry, YYYY-MM-DD */
                from?: string;
                /** @description Last day of entry, YYYY-MM-DD */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 4180, UTF-8 with a byte order mark */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportPeople: {
        parameters: {
            query?: {
                state?: "due" | "overdue" | "unreachable" | "symptomatic" | "new" | "finished" | "all";
                /** @description From the answer before */
                cursor?: string;
                /** @description 1 to 200 */
                limit?: string;
                /** @description Name without regard to marks, whole phone number or its last four digits, or identifier */
                search?: string;
                /** @description Official code of the province */
                province?: string;
                /** @description Official code of the commune */
                commune?: string;
                /** @description A user name, "me" for oneself, "none" for nobody */
                assignee?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 4180, UTF-8 with a byte order mark */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                state?: "due" | "overdue" | "unreachable" | "symptomatic" | "new" | "finished" | "all";
                /** @description From the answer before */
                cursor?: string;
                /** @description 1 to 200 */
                limit?: string;
                /** @description Name without regard to marks, whole phone number or its last four digits, or identifier */
                search?: string;
                /** @description Official code of the province */
                province?: string;
                /** @description Official code of the commune */
                commune?: string;
                /** @description A user name, "me" for oneself, "none" for nobody */
                assignee?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whom to follow up, a page at a time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: {
                            personId: string;
                            version: number;
                            name: string;
                            /** @description E.164; nobody has checked that it is the sender’s */
                            phoneNumber: string;
                            birthYear: number | null;
                            sex: ("female" | "male" | "other") | null;
                            province: string | null;
                            commune: string | null;
                            /** @enum {string} */
                            source: "form" | "interview" | "import";
                            /** @enum {string} */
                            degree: "F1" | "F2";
                            /** @description YYYY-MM-DD */
                            exposureDay: string;
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            /** @enum {string} */
                            state: "new" | "following" | "unreachable" | "refused" | "finished" | "case";
                            isSymptomatic: boolean;
                            nextDay: string | null;
                            lastDay: string | null;
                            /** @description YYYY-MM-DD */
                            untilDay: string;
                            /** @description Tries in a row without an answer */
                            tries: number;
                            assignee: string | null;
                            /** @description YYYY-MM-DD */
                            received: string;
                        }[];
                        next: string | null;
                        /** @description YYYY-MM-DD */
                        today: string;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enterPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random UUID; kept to the end of the next UTC day */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description As people write it */
                    phoneNumber: string;
                    name: string;
                    /** @description Civil day of the contact, YYYY-MM-DD */
                    exposureDay: string;
                    /** @enum {string} */
                    degree?: "F1" | "F2";
                    birthYear?: number | null;
                    sex?: ("female" | "male" | "other") | null;
                    province?: string | null;
                    commune?: string | null;
                    address?: string;
                    exposureNote?: string;
                    symptoms?: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                    note?: string;
                    namedBy?: string;
                };
            };
        };
        responses: {
            /** @description Enter somebody whom a patient named */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        version: number;
                        name: string;
                        /** @description E.164; nobody has checked that it is the sender’s */
                        phoneNumber: string;
                        birthYear: number | null;
                        sex: ("female" | "male" | "other") | null;
                        province: string | null;
                        commune: string | null;
                        /** @enum {string} */
                        source: "form" | "interview" | "import";
                        /** @enum {string} */
                        degree: "F1" | "F2";
                        /** @description YYYY-MM-DD */
                        exposureDay: string;
                        symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                        /** @enum {string} */
                        state: "new" | "following" | "unreachable" | "refused" | "finished" | "case";
                        isSymptomatic: boolean;
                        nextDay: string | null;
                        lastDay: string | null;
                        /** @description YYYY-MM-DD */
                        untilDay: string;
                        /** @description Tries in a row without an answer */
                        tries: number;
                        assignee: string | null;
                        /** @description YYYY-MM-DD */
                        received: string;
                        address: string;
                        minutes: number | null;
                        exposureNote: string;
                        note: string;
                        caseId: string | null;
                        followUps: {
                            followUpId: string;
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @enum {string} */
                            kind: "call" | "declaration";
                            /** @enum {string} */
                            outcome: "well" | "symptoms" | "no-answer" | "wrong-number" | "refused" | "finished";
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            actor: string;
                        }[];
                        forms: {
                            /** @description YYYY-MM-DD */
                            received: string;
                            name: string;
                            province: string | null;
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            /** @description YYYY-MM-DD */
                            exposureDay: string;
                            /** @enum {string} */
                            degree: "F1" | "F2";
                            minutes: number;
                        }[];
                    };
                };
            };
            /** @description Problem: record.day, record.place, registration.number, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: chain.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: request.repeated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countWorklist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many wait in each part of the worklist */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        due: number;
                        overdue: number;
                        unreachable: number;
                        symptomatic: number;
                        new: number;
                        /** @description YYYY-MM-DD */
                        today: string;
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
                    assignee: string | null;
                };
            };
        };
        responses: {
            /** @description Give people to a colleague, or to nobody */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        assigned: number;
                        unknown: string[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    showPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        version: number;
                        name: string;
                        /** @description E.164; nobody has checked that it is the sender’s */
                        phoneNumber: string;
                        birthYear: number | null;
                        sex: ("female" | "male" | "other") | null;
                        province: string | null;
                        commune: string | null;
                        /** @enum {string} */
                        source: "form" | "interview" | "import";
                        /** @enum {string} */
                        degree: "F1" | "F2";
                        /** @description YYYY-MM-DD */
                        exposureDay: string;
                        symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                        /** @enum {string} */
                        state: "new" | "following" | "unreachable" | "refused" | "finished" | "case";
                        isSymptomatic: boolean;
                        nextDay: string | null;
                        lastDay: string | null;
                        /** @description YYYY-MM-DD */
                        untilDay: string;
                        /** @description Tries in a row without an answer */
                        tries: number;
                        assignee: string | null;
                        /** @description YYYY-MM-DD */
                        received: string;
                        address: string;
                        minutes: number | null;
                        exposureNote: string;
                        note: string;
                        caseId: string | null;
                        followUps: {
                            followUpId: string;
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @enum {string} */
                            kind: "call" | "declaration";
                            /** @enum {string} */
                            outcome: "well" | "symptoms" | "no-answer" | "wrong-number" | "refused" | "finished";
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            actor: string;
                        }[];
                        forms: {
                            /** @description YYYY-MM-DD */
                            received: string;
                            name: string;
                            province: string | null;
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            /** @description YYYY-MM-DD */
                            exposureDay: string;
                            /** @enum {string} */
                            degree: "F1" | "F2";
                            minutes: number;
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: person.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    /** @description As people write it */
                    phoneNumber?: string;
                    name?: string;
                    birthYear?: number | null;
                    sex?: ("female" | "male" | "other") | null;
                    province?: string | null;
                    commune?: string | null;
                    address?: string;
                    /** @enum {string} */
                    degree?: "F1" | "F2";
                    /** @description Civil day of the contact, YYYY-MM-DD */
                    exposureDay?: string;
                    exposureNote?: string;
                    symptoms?: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                    note?: string;
                    nextDay?: string | null;
                };
            };
        };
        responses: {
            /** @description Change fields of a person as you saw them; 409 tells how they stand when somebody was faster */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        version: number;
                        name: string;
                        /** @description E.164; nobody has checked that it is the sender’s */
                        phoneNumber: string;
                        birthYear: number | null;
                        sex: ("female" | "male" | "other") | null;
                        province: string | null;
                        commune: string | null;
                        /** @enum {string} */
                        source: "form" | "interview" | "import";
                        /** @enum {string} */
                        degree: "F1" | "F2";
                        /** @description YYYY-MM-DD */
                        exposureDay: string;
                        symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                        /** @enum {string} */
                        state: "new" | "following" | "unreachable" | "refused" | "finished" | "case";
                        isSymptomatic: boolean;
                        nextDay: string | null;
                        lastDay: string | null;
                        /** @description YYYY-MM-DD */
                        untilDay: string;
                        /** @description Tries in a row without an answer */
                        tries: number;
                        assignee: string | null;
                        /** @description YYYY-MM-DD */
                        received: string;
                        address: string;
                        minutes: number | null;
                        exposureNote: string;
                        note: string;
                        caseId: string | null;
                        followUps: {
                            followUpId: string;
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @enum {string} */
                            kind: "call" | "declaration";
                            /** @enum {string} */
                            outcome: "well" | "symptoms" | "no-answer" | "wrong-number" | "refused" | "finished";
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            actor: string;
                        }[];
                        forms: {
                            /** @description YYYY-MM-DD */
                            received: string;
                            name: string;
                            province: string | null;
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            /** @description YYYY-MM-DD */
                            exposureDay: string;
                            /** @enum {string} */
                            degree: "F1" | "F2";
                            minutes: number;
                        }[];
                    };
                };
            };
            /** @description Problem: record.day, record.place, registration.number, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: person.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: record.changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordFollowUp: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random UUID; kept to the end of the next UTC day */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    /** @enum {string} */
                    outcome: "well" | "symptoms" | "no-answer" | "wrong-number" | "refused" | "finished";
                    /** @enum {string} */
                    kind?: "call" | "declaration";
                    symptoms?: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                    note?: string;
                    nextDay?: string | null;
                    /** @description Civil day of the call, where it is told later, YYYY-MM-DD */
                    day?: string;
                };
            };
        };
        responses: {
            /** @description What came of a call, or what the person declared */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        personId: string;
                        version: number;
                        name: string;
                        /** @description E.164; nobody has checked that it is the sender’s */
                        phoneNumber: string;
                        birthYear: number | null;
                        sex: ("female" | "male" | "other") | null;
                        province: string | null;
                        commune: string | null;
                        /** @enum {string} */
                        source: "form" | "interview" | "import";
                        /** @enum {string} */
                        degree: "F1" | "F2";
                        /** @description YYYY-MM-DD */
                        exposureDay: string;
                        symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                        /** @enum {string} */
                        state: "new" | "following" | "unreachable" | "refused" | "finished" | "case";
                        isSymptomatic: boolean;
                        nextDay: string | null;
                        lastDay: string | null;
                        /** @description YYYY-MM-DD */
                        untilDay: string;
                        /** @description Tries in a row without an answer */
                        tries: number;
                        assignee: string | null;
                        /** @description YYYY-MM-DD */
                        received: string;
                        address: string;
                        minutes: number | null;
                        exposureNote: string;
                        note: string;
                        caseId: string | null;
                        followUps: {
                            followUpId: string;
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @enum {string} */
                            kind: "call" | "declaration";
                            /** @enum {string} */
                            outcome: "well" | "symptoms" | "no-answer" | "wrong-number" | "refused" | "finished";
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            actor: string;
                        }[];
                        forms: {
                            /** @description YYYY-MM-DD */
                            received: string;
                            name: string;
                            province: string | null;
                            symptoms: ("fever" | "cough" | "sore-throat" | "shortness-of-breath" | "loss-of-smell-or-taste" | "tiredness" | "runny-nose" | "diarrhoea")[];
                            note: string;
                            /** @description YYYY-MM-DD */
                            exposureDay: string;
                            /** @enum {string} */
                            degree: "F1" | "F2";
                            minutes: number;
                        }[];
                    };
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: person.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: person.converted, record.changed, request.repeated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    convertPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random UUID; kept to the end of the next UTC day */
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Of the record as you saw it */
                    version: number;
                    /** @description Day of the sample, YYYY-MM-DD */
                    sampleDay: string;
                    testKind?: ("pcr" | "antigen" | "other") | null;
                    onsetDay?: string | null;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Make a case of a person; their links stay */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        caseId: string;
                        version: number;
                    };
                };
            };
            /** @description Problem: case.onset-day, case.sample-day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: person.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: person.converted, record.changed, request.repeated */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPersonEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was done to a person’s record, by day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: {
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @enum {string} */
                            act: "case.create" | "case.import" | "case.change" | "case.outcome" | "code.issue" | "code.message" | "person.create" | "person.form" | "person.import" | "person.change" | "person.assign" | "person.follow-up" | "person.convert" | "chain.link" | "chain.unlink";
                            actor: string;
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: person.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description Random UUID; kept to the end of the next UTC day */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    from: string;
                    to: string;
                    day?: string | null;
                    note?: string;
                };
            };
        };
        responses: {
            /** @description Record from an interview that two were together */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        linkId: string;
                        /** @description Case or person from whom it may have passed */
                        from: string;
                        to: string;
                        day: string | null;
                        note: string;
                        /** @enum {string} */
                        origin: "interview" | "suggestion";
                    };
                };
            };
            /** @description Problem: chain.self, record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: chain.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: chain.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readChain: {
        parameters: {
            query?: {
                case?: string;
                person?: string;
                /** @description Official code of the province */
                province?: string;
                /** @description First day, YYYY-MM-DD */
                from?: string;
                /** @description Last day, YYYY-MM-DD */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All who hang together with a record, or who stand within days of a province */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nodes: {
                            id: string;
                            /**
                             * @description A person of whom a case was made stands as the case
                             * @enum {string}
                             */
                            kind: "case" | "person";
                            name: string;
                            province: string | null;
                            commune: string | null;
                            onsetDay: string | null;
                            sampleDay: string | null;
                            exposureDay: string | null;
                            /** @description YYYY-MM-DD */
                            day: string;
                            /** @description 0 for who has no source in the chain, else one more than their source */
                            generation: number;
                            /** @description Classification of a case, state of a person */
                            state: string;
                            /** @description There are links that your scope does not show */
                            linksOutside: boolean;
                        }[];
                        edges: {
                            linkId: string;
                            /** @description Case or person from whom it may have passed */
                            from: string;
                            to: string;
                            day: string | null;
                            note: string;
                            /** @enum {string} */
                            origin: "interview" | "suggestion";
                        }[];
                        /** @description There are more than are told */
                        isCut: boolean;
                    };
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: chain.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSuggestions: {
        parameters: {
            query?: {
                /** @description Official code of the province */
                province?: string;
                /** @description Civil day of the contact, YYYY-MM-DD */
                day?: string;
                case?: string;
                person?: string;
                /** @description From the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may have been with whom, by province and day alone: a person decides */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        suggestions: {
                            /** @description Identifiers of both, with a hyphen */
                            suggestionId: string;
                            from: string;
                            fromName: string;
                            fromCommune: string | null;
                            onsetDay: string | null;
                            /** @description YYYY-MM-DD */
                            sampleDay: string;
                            to: string;
                            /** @enum {string} */
                            toKind: "case" | "person";
                            toName: string;
                            toCommune: string | null;
                            /** @description YYYY-MM-DD */
                            day: string;
                            isSameCommune: boolean;
                        }[];
                        next: string | null;
                    };
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: chain.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make a link of a suggestion */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        linkId: string;
                        /** @description Case or person from whom it may have passed */
                        from: string;
                        to: string;
                        day: string | null;
                        note: string;
                        /** @enum {string} */
                        origin: "interview" | "suggestion";
                    };
                };
            };
            /** @description Problem: chain.self, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: chain.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuseSuggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: chain.unknown */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readFigures: {
        parameters: {
            query?: {
                /** @description First day, YYYY-MM-DD */
                from?: string;
                /** @description Last day, YYYY-MM-DD */
                to?: string;
                /** @description Official code of the province */
                province?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Series by day, with what each of them counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description YYYY-MM-DD */
                        from: string;
                        /** @description YYYY-MM-DD */
                        to: string;
                        province: string | null;
                        figures: {
                            /** @enum {string} */
                            name: "cases-by-onset" | "cases-by-report" | "cases-by-confirmation" | "codes-issued" | "codes-redeemed" | "calls-by-outcome" | "days-sample-to-code" | "days-code-to-redemption" | "days-received-to-first-follow-up" | "people-received" | "contacts-per-case" | "known-contacts" | "coverage";
                            title: {
                                vi: string;
                                en: string;
                            };
                            definition: {
                                vi: string;
                                en: string;
                            };
                            /** @enum {string} */
                            unit: "people" | "codes" | "cases" | "days" | "share" | "provinces";
                            /** @enum {string} */
                            axis: "day" | "days" | "count" | "outcome" | "province";
                            points: {
                                key: string;
                                value: number;
                            }[];
                            summary: number | null;
                        }[];
                    };
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportFigures: {
        parameters: {
            query?: {
                /** @description First day, YYYY-MM-DD */
                from?: string;
                /** @description Last day, YYYY-MM-DD */
                to?: string;
                /** @description Official code of the province */
                province?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description RFC 4180, UTF-8 with a byte order mark */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Problem: record.day, request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.session */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: staff.forgery, staff.not-allowed */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts of weeks that are over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description YYYY-MM-DD */
                        asOf: string;
                        /** @description Monday of each week, all of them over */
                        weeks: string[];
                        method: {
                            vi: string;
                            en: string;
                        };
                        tables: {
                            /** @enum {string} */
                            name: "cases" | "people-received";
                            title: {
                                vi: string;
                                en: string;
                            };
                            rows: {
                                province: string | null;
                                name: string;
                                counts: (number | null)[];
                                total: number | null;
                            }[];
                            totals: (number | null)[];
                            total: number | null;
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCommunes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Provinces and communes of the country */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        source: {
                            vi: string;
                            en: string;
                        };
                        /** @description YYYY-MM-DD */
                        asOf: string;
                        provinces: {
                            code: string;
                            name: string;
                            englishName: string;
                            communes: {
                                code: string;
                                name: string;
                                /** @enum {string} */
                                kind: "commune" | "ward" | "special-zone";
                            }[];
                        }[];
                    };
                };
            };
            /** @description Problem: request.layout */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: server.bug */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Problem: store.unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}

// SPDX-License-Identifier: GPL-3.0-only
import { render } from 'preact';
import { App } from './app.tsx';
import './style/tokens.css';
import './style/page.css';
import './style/steps.css';
import './style/picture.css';
import './style/holdings.css';

const root = document.getElementById('app');
if (root === null) throw new Error('the page has no place for the app');
render(<App />, root);

import { mount } from 'svelte';
import App from './App.svelte';
import '@campaign-manager/client/tokens.css';
import './board.css';

mount(App, { target: document.body });

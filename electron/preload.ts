import { contextBridge, ipcRenderer } from 'electron';
import { bindRenderer } from './ipc/bind-renderer';

contextBridge.exposeInMainWorld('quotide', bindRenderer(ipcRenderer));

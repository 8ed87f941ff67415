@echo off
rem The command, on the app's own runtime. Sets everything up first where that was not done.
setlocal
set QUOTIDE_DROPPED_VARIABLES=
rem What a profile sets for other programs on Node (scripts/lib/outer-variables.mjs).
if defined NODE_OPTIONS set "QUOTIDE_OUTER_NODE_OPTIONS=%NODE_OPTIONS%"
for %%V in (NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE NODE_ICU_DATA NODE_DEBUG NODE_DEBUG_NATIVE NODE_V8_COVERAGE NODE_PRESERVE_SYMLINKS NODE_PRESERVE_SYMLINKS_MAIN NODE_PENDING_DEPRECATION NODE_REDIRECT_WARNINGS NODE_TLS_REJECT_UNAUTHORIZED NODE_CHANNEL_FD NODE_CHANNEL_SERIALIZATION_MODE NODE_UNIQUE_ID) do (
  if defined %%V call set "QUOTIDE_DROPPED_VARIABLES=%%QUOTIDE_DROPPED_VARIABLES%% %%V"
  set "%%V="
)
set "ROOT=%~dp0.."
set "ELECTRON=%ROOT%\node_modules\electron"
if not exist "%ROOT%\dist\cli.cjs" goto setup
if not exist "%ELECTRON%\path.txt" goto setup
if not exist "%ELECTRON%\dist\electron.exe" goto setup
goto run
:setup
node "%ROOT%\scripts\setup.mjs" 1>&2 || exit /b 1
:run
if defined NODE_EXTRA_CA_CERTS set "QUOTIDE_EXTRA_CA_CERTS=%NODE_EXTRA_CA_CERTS%"
set NODE_EXTRA_CA_CERTS=
set ELECTRON_RUN_AS_NODE=1
set PROGRAM=cli.cjs
if "%~1"=="statusline" set PROGRAM=statusline.cjs
"%ELECTRON%\dist\electron.exe" "%ROOT%\dist\%PROGRAM%" %*
exit /b %ERRORLEVEL%

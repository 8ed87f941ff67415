@echo off
rem The command, on the app's own runtime. Sets everything up first where that was not done.
setlocal
set "ROOT=%~dp0.."
set "ELECTRON=%ROOT%\node_modules\electron"
if not exist "%ROOT%\dist\cli.cjs" goto setup
if not exist "%ELECTRON%\path.txt" goto setup
if not exist "%ELECTRON%\dist\electron.exe" goto setup
goto run
:setup
node "%ROOT%\scripts\setup.mjs" 1>&2 || exit /b 1
:run
set ELECTRON_RUN_AS_NODE=1
set PROGRAM=cli.cjs
if "%~1"=="statusline" set PROGRAM=statusline.cjs
"%ELECTRON%\dist\electron.exe" "%ROOT%\dist\%PROGRAM%" %*
exit /b %ERRORLEVEL%

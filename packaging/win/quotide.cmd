@echo off
rem The command `quotide` of an installed copy (see packaging/linux/quotide).
setlocal
"%~dp0..\..\Quotide.exe" --no-sandbox --in-process-gpu --disable-gpu --log-level=3 --command -- %*
exit /b %ERRORLEVEL%

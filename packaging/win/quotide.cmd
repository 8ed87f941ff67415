@echo off
rem The command `quotide` of an installed copy (see packaging/linux/quotide).
setlocal
set QUOTIDE_DROPPED_VARIABLES=
rem What a profile sets for other programs on Node (scripts/lib/outer-variables.mjs).
if defined NODE_OPTIONS set "QUOTIDE_OUTER_NODE_OPTIONS=%NODE_OPTIONS%"
for %%V in (NODE_OPTIONS NODE_PATH NODE_REPL_EXTERNAL_MODULE NODE_ICU_DATA NODE_DEBUG NODE_DEBUG_NATIVE NODE_V8_COVERAGE NODE_PRESERVE_SYMLINKS NODE_PRESERVE_SYMLINKS_MAIN NODE_PENDING_DEPRECATION NODE_REDIRECT_WARNINGS NODE_TLS_REJECT_UNAUTHORIZED NODE_CHANNEL_FD NODE_CHANNEL_SERIALIZATION_MODE NODE_UNIQUE_ID) do (
  if defined %%V call set "QUOTIDE_DROPPED_VARIABLES=%%QUOTIDE_DROPPED_VARIABLES%% %%V"
  set "%%V="
)
set "QUOTIDE_EXTRA_CA_CERTS=%NODE_EXTRA_CA_CERTS%"
"%~dp0..\..\Quotide.exe" --no-sandbox --disable-gpu --log-level=3 --command -- %*
exit /b %ERRORLEVEL%

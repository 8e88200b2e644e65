@echo off
rem Runs RepDyn from its distribution, as the launcher repdyn for other systems does; the reasons for the options are there.
rem JAVA_HOME chooses the Java; REPDYN_JAVA_OPTS adds options to it. REPDYN_ARCHIVE says when the class-data archive is made:
rem "background" at the first start (the default), "now" before the command, or "off".
setlocal DisableDelayedExpansion
set "SELF=%~f0"
for %%h in ("%~dp0..") do set "REPDYN_HOME=%%~fh"
set "JAVA="
rem Quotes in JAVA_HOME, which some write because of blanks, are no part of the path.
if defined JAVA_HOME set "JAVA=%JAVA_HOME:"=%\bin\java.exe"
if not defined JAVA for %%j in (java.exe) do set "JAVA=%%~$PATH:j"
if not defined JAVA set "JAVA=java.exe"
if not exist "%JAVA%" goto nojava
if not defined REPDYN_ARCHIVE set "REPDYN_ARCHIVE=background"

rem The release file beside a JDK tells its version without the cost of starting it.
set "RELEASE="
for %%j in ("%JAVA%") do set "RELEASE=%%~dpj..\release"
set "VERSION="
if exist "%RELEASE%" for /f "usebackq tokens=1,2 delims==" %%k in ("%RELEASE%") do if "%%k"=="JAVA_VERSION" set "VERSION=%%~l"
set "MAJOR=0"
for /f "delims=.-+" %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% gtr 0 if %MAJOR% lss 17 goto oldjava
set "ARCHIVE=%REPDYN_HOME%\lib\java-%VERSION%.jsa"
rem The launcher starts itself with this word to make the archive.
if "%~1"=="--make-class-data-archive" goto make

rem A command that computes little ends before Java's second compiler pays off. The words are looked at without their quotes, so that one
rem pair of quotes around all of them keeps signs that mean something to cmd.
set ARGUMENTS=%*
set "WORDS= "
set "FIRST="
set "BRIEF="
if defined ARGUMENTS set "WORDS= %ARGUMENTS:"= % "
for /f "tokens=1" %%a in ("%WORDS%") do set "FIRST=%%a"
if not defined FIRST set "BRIEF=yes"
if "%FIRST:~0,1%"=="-" set "BRIEF=yes"
for %%c in (completion diff new plugins runs schema table) do if "%FIRST%"=="%%c" set "BRIEF=yes"
if not "%WORDS: -h =%"=="%WORDS%" set "BRIEF=yes"
if not "%WORDS: --help =%"=="%WORDS%" set "BRIEF=yes"
if not "%WORDS: --dry-run =%"=="%WORDS%" set "BRIEF=yes"
if not "%WORDS: --print-study =%"=="%WORDS%" set "BRIEF=yes"

set "COLLECTOR=-XX:+UseParallelGC"
if defined BRIEF set "COLLECTOR=-XX:+UseSerialGC"
set "OPTIONS=-XX:Tier4InvocationThreshold=150000 -XX:Tier4MinInvocationThreshold=10000"
set "OPTIONS=%OPTIONS% -XX:Tier4CompileThreshold=3000000 -XX:Tier4BackEdgeThreshold=12000000"
set "OPTIONS=%OPTIONS% -XX:-OmitStackTraceInFastThrow"
if defined BRIEF set "OPTIONS=-XX:TieredStopAtLevel=1"
rem Newer versions of Java warn of native libraries and of sun.misc.Unsafe, which libraries of RepDyn use, unless they are allowed.
if %MAJOR% geq 22 set "OPTIONS=%OPTIONS% --enable-native-access=ALL-UNNAMED"
if %MAJOR% geq 23 set "OPTIONS=%OPTIONS% --sun-misc-unsafe-memory-access=allow"

rem Java refuses a second garbage collector, so one of the user's replaces ours.
set "OWN= "
if defined REPDYN_JAVA_OPTS set "OWN= %REPDYN_JAVA_OPTS:"= % "
set "REST=%OWN:*-XX:+Use=%"
if not "%REST%"=="%OWN%" if not "%REST:GC=%"=="%REST%" set "COLLECTOR="
if not "%OWN:Xshare=%"=="%OWN%" set "REPDYN_ARCHIVE=off"
if not "%OWN:SharedArchiveFile=%"=="%OWN%" set "REPDYN_ARCHIVE=off"
if not "%OWN:ArchiveClassesAtExit=%"=="%OWN%" set "REPDYN_ARCHIVE=off"

if not defined VERSION goto run
if "%REPDYN_ARCHIVE%"=="off" goto run
rem The archive must have been made in this folder from these libraries. An empty one says that this Java cannot make it.
call :libraries
set "MADE_IN="
set "MADE_FROM="
if exist "%ARCHIVE%.home" set /p MADE_IN=<"%ARCHIVE%.home"
if exist "%ARCHIVE%.home" for /f "usebackq skip=1 delims=" %%l in ("%ARCHIVE%.home") do set "MADE_FROM=%%l"
rem By delayed expansion, because a line of cmd has at most 8,191 characters, and two lists of libraries may have more.
set "CURRENT="
setlocal EnableDelayedExpansion
if exist "!ARCHIVE!" if "!MADE_IN!"=="!REPDYN_HOME!" if "!MADE_FROM!"=="!LIBRARIES!" set "CURRENT=yes"
endlocal & set "CURRENT=%CURRENT%"
if defined CURRENT goto made
if "%REPDYN_ARCHIVE%"=="now" call "%SELF%" --make-class-data-archive <nul >nul 2>&1
if not "%REPDYN_ARCHIVE%"=="now" start "" /b /low cmd /c call "%SELF%" --make-class-data-archive <nul >nul 2>&1
:made
rem Java ignores an archive that does not fit; what it would say about that is of no use here.
for %%f in ("%ARCHIVE%") do if exist %%f if %%~zf gtr 0 set OPTIONS=%OPTIONS% -Xlog:cds=off -Xlog:cds+dynamic=off -XX:SharedArchiveFile=%%f

:run
"%JAVA%" %COLLECTOR% %OPTIONS% -Xshare:auto %REPDYN_JAVA_OPTS% -cp "%REPDYN_HOME%\lib\*" org.repdyn.cli.Main %*
exit /b %ERRORLEVEL%

rem Makes the archive. The folder that only one process can create keeps others from making it too; it is also the working directory.
:make
call :libraries
set "WORK=%ARCHIVE%.new"
rem A process that was killed has left its folder.
if exist "%WORK%" forfiles /p "%REPDYN_HOME%\lib" /m "*.jsa.new" /d -1 /c "cmd /c rmdir /s /q @path" >nul 2>&1
mkdir "%WORK%" 2>nul
if errorlevel 1 exit /b 0
cd /d "%WORK%"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ArchiveClassesAtExit=archive -cp "%REPDYN_HOME%\lib\*" org.repdyn.cli.StartRehearsal
rem Without a working archive, an empty one keeps the next start from trying again.
if errorlevel 1 type nul >archive
>"%ARCHIVE%.home" echo %REPDYN_HOME%
>>"%ARCHIVE%.home" echo %LIBRARIES%
move /y archive "%ARCHIVE%" >nul
cd /d "%REPDYN_HOME%"
rmdir /s /q "%WORK%"
exit /b 0

rem Libraries by name and size. Their times are left out, because cmd has them only in the form of the user's region; Java ignores the
rem archive if a library has another time.
:libraries
set "LIBRARIES=libraries"
for %%f in ("%REPDYN_HOME%\lib\*.jar") do call set "LIBRARIES=%%LIBRARIES%% %%~nxf %%~zf"
exit /b 0

:nojava
echo repdyn: Java 17 or newer is needed, but "%JAVA%" cannot be run; install a JDK, or point JAVA_HOME at one.>&2
exit /b 1

:oldjava
echo repdyn: Java 17 or newer is needed, but "%JAVA%" is version %VERSION%; point JAVA_HOME at a newer JDK.>&2
exit /b 1

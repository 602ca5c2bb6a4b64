<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Imports</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Die Datei %1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>Es gibt sie nicht.</translation>
    </message>
    <message>
        <source>it is a folder.</source>
        <translation>Sie ist ein Ordner.</translation>
    </message>
    <message>
        <source>it is no plain file.</source>
        <translation>Sie ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The file %1 is empty: there is nothing to import.</source>
        <translation>Die Datei %1 ist leer: Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>The file %1 has %2; at most %3 are imported from this window. The command “hearthbookd import” takes larger ones.</source>
        <translation>Die Datei %1 hat %2; von diesem Fenster aus werden höchstens %3 importiert. Der Befehl „hearthbookd import“ nimmt größere.</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n hinzugefügt</numerusform>
            <numerusform>%n hinzugefügt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as gone</source>
        <translation>
            <numerusform>%n als verschwunden markiert</numerusform>
            <numerusform>%n als verschwunden markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unverändert</numerusform>
            <numerusform>%n unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>The source holds nothing that belongs into a book.</source>
        <translation>Die Quelle enthält nichts, was in ein Buch gehört.</translation>
    </message>
    <message>
        <source>Webhooks of a webhooks.json</source>
        <translation>Webhooks aus einer webhooks.json</translation>
    </message>
    <message>
        <source>A browser’s storage</source>
        <translation>Speicher eines Browsers</translation>
    </message>
    <message>
        <source>An old database</source>
        <translation>Eine alte Datenbank</translation>
    </message>
    <message>
        <source>Home Assistant’s registry</source>
        <translation>Register von Home Assistant</translation>
    </message>
    <message>
        <source>An export of a book</source>
        <translation>Export eines Buchs</translation>
    </message>
    <message>
        <source>InfluxDB</source>
        <translation>InfluxDB</translation>
    </message>
    <message>
        <source>The webhooks of the old sports-data service, with their secrets.</source>
        <translation>Die Webhooks des alten Dienstes sports-data, mit ihren Geheimnissen.</translation>
    </message>
    <message>
        <source>The teams and settings that one user chose in the old dashboard.</source>
        <translation>Die Teams und Einstellungen, die jemand im alten Dashboard gewählt hat.</translation>
    </message>
    <message>
        <source>A metadata.db, webhooks.db or sports_teams.db, or another book of Hearthbook.</source>
        <translation>Eine metadata.db, webhooks.db oder sports_teams.db oder ein anderes Buch von Hearthbook.</translation>
    </message>
    <message>
        <source>The devices and entities that Home Assistant knows, from its files.</source>
        <translation>Die Geräte und Entitäten, die Home Assistant kennt, aus seinen Dateien.</translation>
    </message>
    <message>
        <source>A file that Hearthbook wrote (NDJSON), merged into this book.</source>
        <translation>Eine von Hearthbook geschriebene Datei (NDJSON), eingefügt in dieses Buch.</translation>
    </message>
    <message>
        <source>Devices and entities that the old ingestion kept there.</source>
        <translation>Geräte und Entitäten, die der alte Dienst dort aufbewahrt hat.</translation>
    </message>
    <message>
        <source>It lies in the folder data of the sports-data service, also as a volume of its container. The service may go on.</source>
        <translation>Sie liegt im Ordner data des Dienstes sports-data, auch als Volume seines Containers. Der Dienst darf weiterlaufen.</translation>
    </message>
    <message>
        <source>Open the old dashboard in the browser, its developer tools (F12), their console, and run the line below: it saves the storage as the file dump.json.</source>
        <translation>Das alte Dashboard im Browser öffnen, darin die Entwicklerwerkzeuge (F12), deren Konsole, und die Zeile unten ausführen: Sie speichert alles als Datei dump.json.</translation>
    </message>
    <message>
        <source>They lie in the folder data of the old services. Stop the service first, or make a copy while it runs, as below: what it wrote last may still be beside the file.</source>
        <translation>Sie liegen im Ordner data der alten Dienste. Zuerst den Dienst anhalten oder wie unten im Betrieb eine Kopie machen: Was er zuletzt schrieb, liegt vielleicht noch neben der Datei.</translation>
    </message>
    <message>
        <source>The files core.device_registry and core.entity_registry lie in the folder .storage of Home Assistant’s configuration. The answers of its WebSocket to the commands below, saved as they are, will do too. Import the devices first.</source>
        <translation>Die Dateien core.device_registry und core.entity_registry liegen im Ordner .storage der Konfiguration von Home Assistant. Auch die unverändert gespeicherten Antworten seines WebSockets auf die Befehle unten sind recht. Die Geräte kommen zuerst.</translation>
    </message>
    <message>
        <source>It is made by the line below. JSON and CSV are for other programs.</source>
        <translation>Die Zeile unten erzeugt ihn. JSON und CSV sind für andere Programme.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Databases (*.db *.sqlite *.sqlite3)</source>
        <translation>Datenbanken (*.db *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>NDJSON (*.ndjson)</source>
        <translation>NDJSON (*.ndjson)</translation>
    </message>
    <message>
        <source>The book asks it, so the address must be reachable from where the book is kept. Rows that are known are completed, never overwritten. InfluxDB never forgets: devices that were removed long ago come back, unless only the last days are read.</source>
        <translation>Das Buch fragt selbst: Die Adresse muss von dort erreichbar sein, wo das Buch liegt. Bekanntes wird ergänzt, nie überschrieben. InfluxDB vergisst nichts: Längst entfernte Geräte kommen wieder, wenn nicht nur die letzten Tage gelesen werden.</translation>
    </message>
    <message>
        <source>Check the token, or the user and the password.</source>
        <translation>Stimmt das Token, oder stimmen Benutzername und Passwort?</translation>
    </message>
    <message>
        <source>Check the bucket and the organisation.</source>
        <translation>Stimmen Bucket und Organisation?</translation>
    </message>
    <message>
        <source>Check the address, and whether InfluxDB runs there.</source>
        <translation>Stimmt die Adresse, und läuft InfluxDB dort?</translation>
    </message>
</context>
<context>
    <name>hearthbook::AboutDialog</name>
    <message>
        <source>About Hearthbook</source>
        <translation>Über Hearthbook</translation>
    </message>
    <message>
        <source>Version %1, on Qt %2.</source>
        <translation>Version %1, mit Qt %2.</translation>
    </message>
    <message>
        <source>The book of a home that runs Home Assistant: its devices, entities, areas, webhooks and preferences.</source>
        <translation>Das Buch eines Zuhauses mit Home Assistant: seine Geräte, Entitäten, Bereiche, Webhooks und Vorlieben.</translation>
    </message>
    <message>
        <source>Hearthbook is free software under the GNU General Public License, version 3 or later. It comes without any warranty; see the file LICENSE.</source>
        <translation>Hearthbook ist freie Software unter der GNU General Public License, Version 3 oder später. Es gibt keinerlei Gewährleistung; mehr in der Datei LICENSE.</translation>
    </message>
    <message>
        <source>It stands on Qt (LGPL-3 or GPL; Qt HTTP Server: GPL-3), QtKeychain (BSD-3-Clause), SQLite (public domain), simdjson (Apache-2.0), zlib (zlib), tl::expected (CC0), CLI11 (BSD-3-Clause), libsodium (ISC) and toml++ (MIT).</source>
        <translation>Es beruht auf Qt (LGPL-3 oder GPL; Qt HTTP Server: GPL-3), QtKeychain (BSD-3-Clause), SQLite (gemeinfrei), simdjson (Apache-2.0), zlib (zlib), tl::expected (CC0), CLI11 (BSD-3-Clause), libsodium (ISC) und toml++ (MIT).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>hearthbook::ActionList</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>The book that is open</source>
        <translation>Das geöffnete Buch</translation>
    </message>
    <message>
        <source>Lists and pages</source>
        <translation>Listen und Seiten</translation>
    </message>
</context>
<context>
    <name>hearthbook::Activity</name>
    <message>
        <source>%1 was renamed by %2</source>
        <translation>%1: umbenannt von %2</translation>
    </message>
    <message>
        <source>%1 was moved by %2</source>
        <translation>%1: verschoben von %2</translation>
    </message>
    <message>
        <source>%1 got other labels by %2</source>
        <translation>%1: Labels geändert von %2</translation>
    </message>
    <message>
        <source>%1 got other notes by %2</source>
        <translation>%1: Notizen geändert von %2</translation>
    </message>
    <message>
        <source>%1 was disabled by %2</source>
        <translation>%1: deaktiviert von %2</translation>
    </message>
    <message>
        <source>%1 was enabled by %2</source>
        <translation>%1: aktiviert von %2</translation>
    </message>
    <message>
        <source>%1 got other software, told by %2</source>
        <translation>%1: andere Software, gemeldet von %2</translation>
    </message>
    <message>
        <source>%1 was changed by %2</source>
        <translation>%1: geändert von %2</translation>
    </message>
    <message>
        <source>Preferences of %1 were changed by %2</source>
        <translation>Vorlieben von %1: geändert von %2</translation>
    </message>
    <message>
        <source>The listing of %1 that waited was taken or dropped by %2</source>
        <translation>Die wartende Liste der %1: übernommen oder verworfen von %2</translation>
    </message>
    <message>
        <source>A listing of %1 waits for approval, sent by %2</source>
        <translation>Eine Liste der %1 wartet auf Zustimmung, gesendet von %2</translation>
    </message>
    <message>
        <source>%1 was added by %2</source>
        <translation>%1: hinzugefügt von %2</translation>
    </message>
    <message>
        <source>%1 was removed by %2</source>
        <translation>%1: entfernt von %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two parts of a list</comment>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n entfernt</numerusform>
            <numerusform>%n entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>einem anderen Programm</translation>
    </message>
    <message>
        <source>Home Assistant&apos;s sync</source>
        <translation>dem Abgleich mit Home Assistant</translation>
    </message>
    <message>
        <source>an import</source>
        <translation>einem Import</translation>
    </message>
    <message>
        <source>Hearthbook&apos;s upkeep</source>
        <translation>der Pflege durch Hearthbook</translation>
    </message>
    <message>
        <source>Hearthbook&apos;s deliveries</source>
        <translation>den Zustellungen von Hearthbook</translation>
    </message>
    <message>
        <source>you</source>
        <translation>mir</translation>
    </message>
    <message>
        <source>somebody without a key</source>
        <translation>jemandem ohne Schlüssel</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <comment>Who: how many rows, what was done to them</comment>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>started by %1</source>
        <translation>begonnen von %1</translation>
    </message>
    <message>
        <source>written into the file</source>
        <translation>in die Datei geschrieben</translation>
    </message>
    <message>
        <source>in the desktop program</source>
        <translation>im Desktop-Programm</translation>
    </message>
    <message>
        <source>in this window</source>
        <translation>in diesem Fenster</translation>
    </message>
    <message>
        <source>over the API</source>
        <translation>über die API</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>imported in the desktop program</source>
        <translation>im Desktop-Programm importiert</translation>
    </message>
    <message>
        <source>imported by %1</source>
        <translation>importiert von %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::ActivityDetail</name>
    <message>
        <source>What was changed</source>
        <translation>Was geändert wurde</translation>
    </message>
    <message>
        <source>Show the row</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>Enter on the row does the same</source>
        <translation>Die Eingabetaste auf der Zeile tut dasselbe</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts ist gewählt</translation>
    </message>
    <message>
        <source>Another program wrote this past Hearthbook: it cannot be taken back at once.</source>
        <translation>Ein anderes Programm schrieb dies an Hearthbook vorbei: Es lässt sich nicht in einem Zug rückgängig machen.</translation>
    </message>
    <message>
        <source>Choose an entry to see what was changed.</source>
        <translation>Ein gewählter Eintrag zeigt hier, was geändert wurde.</translation>
    </message>
    <message>
        <source>The changes cannot be read: %1</source>
        <translation>Die Änderungen lassen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>The book no longer keeps what was changed.</source>
        <translation>Das Buch bewahrt nicht mehr auf, was geändert wurde.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ActivityPage</name>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>What kind of row</source>
        <translation>Welche Art von Zeile</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>By everybody</source>
        <translation>Von allen</translation>
    </message>
    <message>
        <source>By people and programs</source>
        <translation>Von Menschen und Programmen</translation>
    </message>
    <message>
        <source>By Home Assistant&apos;s sync</source>
        <translation>Vom Abgleich mit Home Assistant</translation>
    </message>
    <message>
        <source>By imports</source>
        <translation>Von Importen</translation>
    </message>
    <message>
        <source>By other programs</source>
        <translation>Von anderen Programmen</translation>
    </message>
    <message>
        <source>By Hearthbook&apos;s upkeep</source>
        <translation>Von der Pflege durch Hearthbook</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>All that was done</source>
        <translation>Alle Vorgänge</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Search names and ids</source>
        <translation>Namen und Ids durchsuchen</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>%1 durchsuchen</translation>
    </message>
    <message>
        <source>One new entry: show it</source>
        <translation>Ein neuer Eintrag: zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n new entries: show them</source>
        <translation>
            <numerusform>%n neuer Eintrag: zeigen</numerusform>
            <numerusform>%n neue Einträge: zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>The activity cannot be read: %1</source>
        <translation>Die Aktivität lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing matches the search and what is chosen beside it.</source>
        <translation>Nichts passt zur Suche und zur Auswahl daneben.</translation>
    </message>
    <message>
        <source>Nothing has happened yet. What you, Home Assistant and others change is told here.</source>
        <translation>Noch ist nichts geschehen. Hier steht, was in diesem Fenster, von Home Assistant und von anderen geändert wird.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ActivitySearch</name>
    <message>
        <source>The search was not done: %1</source>
        <translation>Die Suche fand nicht statt: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::AreaBox</name>
    <message>
        <source>Different areas</source>
        <translation>Verschiedene Bereiche</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Kein Bereich</translation>
    </message>
</context>
<context>
    <name>hearthbook::Banner</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
</context>
<context>
    <name>hearthbook::Bar</name>
    <message>
        <source>All others</source>
        <translation>Alle anderen</translation>
    </message>
</context>
<context>
    <name>hearthbook::BarChart</name>
    <message>
        <source>Current: %1 </source>
        <translation>Aktuell: %1 </translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>Es gibt nichts zu zeigen.</translation>
    </message>
</context>
<context>
    <name>hearthbook::BookKey</name>
    <message>
        <source>The keyring no longer has the key.</source>
        <translation>Der Schlüsselbund hat den Schlüssel nicht mehr.</translation>
    </message>
    <message>
        <source>The API key is not kept, and will be asked for again. %1</source>
        <translation>Der API-Schlüssel wird nicht aufbewahrt; danach wird wieder gefragt. %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::BookLeaving</name>
    <message numerus="yes">
        <source>%Ln client(s) are connected to the server of this book.</source>
        <translation>
            <numerusform>%Ln Client ist mit dem Server dieses Buchs verbunden.</numerusform>
            <numerusform>%Ln Clients sind mit dem Server dieses Buchs verbunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server stops with the book. What it has begun is answered first.</source>
        <translation>Der Server endet mit dem Buch. Was er begonnen hat, beantwortet er noch.</translation>
    </message>
    <message>
        <source>Stop the server</source>
        <translation>Server anhalten</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>The server of this book stops; requests under way are answered first.</source>
        <translation>Der Server dieses Buchs hält an; laufende Anfragen werden noch beantwortet.</translation>
    </message>
</context>
<context>
    <name>hearthbook::BookView</name>
    <message>
        <source>%1 It is tried again; what you see is as it was.</source>
        <translation>%1 Es wird wieder versucht; zu sehen ist der letzte Stand.</translation>
    </message>
    <message>
        <source>Enter the API key…</source>
        <translation>API-Schlüssel eingeben …</translation>
    </message>
</context>
<context>
    <name>hearthbook::CertificateTrouble</name>
    <message>
        <source>It is signed by itself: add it to the certificates that this system trusts.</source>
        <translation>Es ist selbst signiert: Zu den Zertifikaten hinzufügen, denen dieses System vertraut.</translation>
    </message>
    <message>
        <source>An authority has signed it that this system does not know: add that authority&apos;s certificate to those that this system trusts.</source>
        <translation>Signiert hat es eine Stelle, die dieses System nicht kennt: Das Zertifikat dieser Stelle zu denen hinzufügen, denen dieses System vertraut.</translation>
    </message>
    <message>
        <source>It is for another name: use one of these as the address: %1.</source>
        <translation>Es gilt für einen anderen Namen: Als Adresse einen von diesen nehmen: %1.</translation>
    </message>
    <message>
        <source>It expired on %1: the server needs a new one.</source>
        <translation>Es ist am %1 abgelaufen: Der Server braucht ein neues.</translation>
    </message>
    <message>
        <source>It is not valid before %1: look at the clock of this machine.</source>
        <translation>Es gilt erst ab %1: Bitte die Uhr dieses Rechners prüfen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ChangesModel</name>
    <message>
        <source>%1: %2</source>
        <comment>Device: Kitchen lamp</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::ChildServer</name>
    <message>
        <source>The program hearthbookd is not installed beside this one.</source>
        <translation>Das Programm hearthbookd ist neben diesem nicht installiert.</translation>
    </message>
    <message>
        <source>Another program uses port %1 already.</source>
        <translation>Ein anderes Programm benutzt Port %1 schon.</translation>
    </message>
    <message>
        <source>The server cannot answer on port %1: %2.</source>
        <translation>Der Server kann auf Port %1 nicht antworten: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>%1 lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>The server has crashed. Its log may say why.</source>
        <translation>Der Server ist abgestürzt. Sein Protokoll sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>The server has ended by itself (%1). Its log may say why.</source>
        <translation>Der Server hat sich selbst beendet (%1). Sein Protokoll sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>The server cannot run: %1.</source>
        <translation>Der Server kann nicht laufen: %1.</translation>
    </message>
    <message>
        <source>The server has ended by itself: %1.</source>
        <translation>Der Server hat sich selbst beendet: %1.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ChooseStep</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>For the &amp;user</source>
        <translation>Für den &amp;Benutzer</translation>
    </message>
    <message>
        <source>The file lists all of the home: mark as &amp;gone what it lacks</source>
        <translation>Die Datei listet das ganze Zuhause: Fehlendes als &amp;verschwunden markieren</translation>
    </message>
    <message>
        <source>What is wrong with the file</source>
        <translation>Was mit der Datei nicht stimmt</translation>
    </message>
    <message>
        <source>What to import</source>
        <translation>Was zu importieren ist</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose a file, or drop it here</source>
        <translation>Datei wählen oder hier ablegen</translation>
    </message>
    <message>
        <source>For the user</source>
        <translation>Für den Benutzer</translation>
    </message>
    <message>
        <source>What to run</source>
        <translation>Was auszuführen ist</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>K&amp;opieren</translation>
    </message>
    <message>
        <source>Copy what to run</source>
        <translation>Kopieren, was auszuführen ist</translation>
    </message>
    <message>
        <source>Import it as: %1</source>
        <translation>Importieren als: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::ChosenTeams</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Chosen teams</source>
        <translation>Gewählte Teams</translation>
    </message>
    <message>
        <source>No team is chosen. Check some at the left.</source>
        <translation>Kein Team ist gewählt. Links lassen sich Teams ankreuzen.</translation>
    </message>
    <message>
        <source>Remove the chosen team</source>
        <translation>Das gewählte Team entfernen</translation>
    </message>
</context>
<context>
    <name>hearthbook::Column</name>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n h</numerusform>
            <numerusform>vor %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>hearthbook::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Choose which columns are shown</source>
        <translation>Wählen, welche Spalten zu sehen sind</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>Wie am Anfang</translation>
    </message>
</context>
<context>
    <name>hearthbook::ConflictDialog</name>
    <message>
        <source>Changed twice</source>
        <translation>Zweimal geändert</translation>
    </message>
    <message>
        <source>%1 was changed elsewhere while you changed it. Which version shall stay?</source>
        <translation>%1 wurde anderswo geändert, während hier geändert wurde. Welche Fassung soll bleiben?</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Die andere nehmen</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Später entscheiden</translation>
    </message>
    <message>
        <source>Both versions</source>
        <translation>Beide Fassungen</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Die andere</translation>
    </message>
    <message>
        <source>Mine: %1</source>
        <translation>Meine: %1</translation>
    </message>
    <message>
        <source>Theirs: %1</source>
        <translation>Die andere: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were changed elsewhere while you changed them. Which version shall stay there?</source>
        <translation>
            <numerusform>%n Zeile wurde anderswo geändert, während sie hier geändert wurde. Welche Fassung soll dort bleiben?</numerusform>
            <numerusform>%n Zeilen wurden anderswo geändert, während sie hier geändert wurden. Welche Fassung soll dort bleiben?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::ConnectDialog</name>
    <message>
        <source>An address looks like http://192.168.1.20:8006</source>
        <translation>Eine Adresse sieht so aus: http://192.168.1.20:8006</translation>
    </message>
    <message>
        <source>An address begins with http:// or https://</source>
        <translation>Eine Adresse beginnt mit http:// oder https://</translation>
    </message>
    <message>
        <source>&amp;Only read: nothing can be changed from this window</source>
        <translation>&amp;Nur lesen: In diesem Fenster lässt sich nichts ändern</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>„%1“ bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Address of the server</source>
        <translation>&amp;Adresse des Servers</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>A file has a path</source>
        <translation>Eine Datei hat einen Pfad</translation>
    </message>
    <message>
        <source>Over http:// others in the network can read the key on its way</source>
        <translation>Über http:// können andere im Netz den Schlüssel unterwegs lesen</translation>
    </message>
    <message>
        <source>An address holds no name and no password; an API key goes into its own field</source>
        <translation>Eine Adresse enthält keinen Namen und kein Passwort; ein API-Schlüssel gehört in sein eigenes Feld</translation>
    </message>
</context>
<context>
    <name>hearthbook::CountButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
</context>
<context>
    <name>hearthbook::Delivery</name>
    <message>
        <source>No answer came within 15 seconds.</source>
        <translation>In 15 Sekunden kam keine Antwort.</translation>
    </message>
    <message>
        <source>Nobody listens there: the connection was refused.</source>
        <translation>Dort hört niemand zu: Die Verbindung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>The receiver hung up without an answer.</source>
        <translation>Der Empfänger legte ohne Antwort auf.</translation>
    </message>
    <message>
        <source>No encrypted connection came about: the certificate was not accepted.</source>
        <translation>Keine verschlüsselte Verbindung kam zustande: Das Zertifikat wurde nicht anerkannt.</translation>
    </message>
    <message>
        <source>What answers there does not speak HTTP.</source>
        <translation>Was dort antwortet, spricht kein HTTP.</translation>
    </message>
    <message>
        <source>The address is one that deliveries may not go to.</source>
        <translation>An diese Adresse darf nicht zugestellt werden.</translation>
    </message>
    <message>
        <source>The name has no address: it is not known, or no name server answered.</source>
        <translation>Der Name hat keine Adresse: Er ist unbekannt, oder kein Nameserver antwortete.</translation>
    </message>
    <message>
        <source>The URL cannot be used.</source>
        <translation>Die URL ist nicht brauchbar.</translation>
    </message>
    <message>
        <source>The event&apos;s name does not fit in a header.</source>
        <translation>Der Name des Ereignisses passt in keinen Header.</translation>
    </message>
    <message>
        <source>The secret could not be read, so nothing was sent. Look after the key file.</source>
        <translation>Das Geheimnis ließ sich nicht lesen, deshalb wurde nichts gesendet. Bitte nach der Schlüsseldatei sehen.</translation>
    </message>
    <message>
        <source>The network failed on the way.</source>
        <translation>Das Netz fiel unterwegs aus.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>It was tried as often as is tried at all.</source>
        <translation>Es wurde so oft versucht, wie überhaupt versucht wird.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>It was not tried yet.</source>
        <translation>Es wurde noch nicht versucht.</translation>
    </message>
    <message>
        <source>Not arrived</source>
        <translation>Nicht angekommen</translation>
    </message>
    <message>
        <source>It is tried again.</source>
        <translation>Es wird wieder versucht.</translation>
    </message>
    <message>
        <source>Answered with %1 after %2 ms.</source>
        <translation>Mit %1 beantwortet nach %2 ms.</translation>
    </message>
</context>
<context>
    <name>hearthbook::DeliveryDetail</name>
    <message>
        <source>State of the delivery</source>
        <translation>Zustand der Zustellung</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <source>What came back</source>
        <translation>Was zurückkam</translation>
    </message>
    <message>
        <source>Headers that were sent</source>
        <translation>Gesendete Header</translation>
    </message>
    <message>
        <source>Body that was sent</source>
        <translation>Gesendeter Inhalt</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Parts of the delivery</source>
        <translation>Teile der Zustellung</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>What was sent cannot be shown: %1</source>
        <translation>Was gesendet wurde, lässt sich nicht zeigen: %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>The webhook is switched off: nothing is sent.</source>
        <translation>Der Webhook ist ausgeschaltet: Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Choose a delivery to see what was sent and what came back.</source>
        <translation>Eine gewählte Zustellung zeigt, was gesendet wurde und was zurückkam.</translation>
    </message>
    <message>
        <source>It is sent now.</source>
        <translation>Sie wird jetzt gesendet.</translation>
    </message>
    <message>
        <source>It is tried next at %1.</source>
        <translation>Der nächste Versuch ist um %1.</translation>
    </message>
    <message>
        <source>It was not tried yet.</source>
        <translation>Es wurde noch nicht versucht.</translation>
    </message>
    <message>
        <source>The answer has no body.</source>
        <translation>Die Antwort hat keinen Inhalt.</translation>
    </message>
</context>
<context>
    <name>hearthbook::DeliveryModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>hearthbook::DeliveryPane</name>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>Which deliveries are shown</source>
        <translation>Welche Zustellungen zu sehen sind</translation>
    </message>
    <message>
        <source>All deliveries</source>
        <translation>Alle Zustellungen</translation>
    </message>
    <message>
        <source>Not delivered yet</source>
        <translation>Noch nicht zugestellt</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Zugestellt</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Changes are delivered while a server runs on this file. Tests, and what you send again, are sent from here, once.</source>
        <translation>Änderungen werden zugestellt, solange ein Server auf dieser Datei läuft. Proben und was noch einmal gesendet wird, gehen von hier ab, je einmal.</translation>
    </message>
    <message>
        <source>It is sent when a server runs on this file, or with Send again.</source>
        <translation>Sie wird gesendet, wenn ein Server auf dieser Datei läuft, oder mit „Noch einmal senden“.</translation>
    </message>
    <message>
        <source>Nothing was sent yet. A test shows whether the receiver answers.</source>
        <translation>Noch wurde nichts gesendet. Eine Probe zeigt, ob der Empfänger antwortet.</translation>
    </message>
    <message>
        <source>No delivery is in this state.</source>
        <translation>Keine Zustellung ist in diesem Zustand.</translation>
    </message>
</context>
<context>
    <name>hearthbook::DetailPane</name>
    <message>
        <source>Choose a row to see what is known of it.</source>
        <translation>Eine gewählte Zeile zeigt hier, was von ihr bekannt ist.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>hearthbook::DeviceEntities</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Entities of the device</source>
        <translation>Entitäten des Geräts</translation>
    </message>
    <message>
        <source>Choose a device to see its entities.</source>
        <translation>Ein gewähltes Gerät zeigt hier seine Entitäten.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>This device has no entities.</source>
        <translation>Dieses Gerät hat keine Entitäten.</translation>
    </message>
    <message>
        <source>The entities cannot be read: %1</source>
        <translation>Die Entitäten lassen sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::DeviceLink</name>
    <message>
        <source>Device %1</source>
        <translation>Gerät %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::DisabledEditor</name>
    <message>
        <source>Disabled (by %1)</source>
        <translation>Deaktiviert (von %1)</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
</context>
<context>
    <name>hearthbook::DraftFile</name>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>%1 lässt sich nicht entfernen.</translation>
    </message>
    <message>
        <source>What is typed and not saved would be lost in a crash: %1 cannot be written: %2</source>
        <translation>Was eingegeben und nicht gespeichert ist, ginge bei einem Absturz verloren: %1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>another window holds it.</source>
        <translation>ein anderes Fenster hält sie fest.</translation>
    </message>
</context>
<context>
    <name>hearthbook::EventChooser</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Vorlieben</translation>
    </message>
    <message>
        <source>Home Assistant</source>
        <translation>Home Assistant</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Games</source>
        <translation>Spiele</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>Also those that later versions add</source>
        <translation>Auch solche, die spätere Versionen hinzufügen</translation>
    </message>
    <message>
        <source>Patterns of your own</source>
        <translation>Eigene Muster</translation>
    </message>
    <message>
        <source>Patterns of your own, as *.removed, entity.re*</source>
        <translation>Eigene Muster wie *.removed, entity.re*</translation>
    </message>
    <message>
        <source>No event that is known fits %1.</source>
        <translation>Kein bekanntes Ereignis passt zu %1.</translation>
    </message>
</context>
<context>
    <name>hearthbook::EventText</name>
    <message>
        <source>A device was added.</source>
        <translation>Ein Gerät kam hinzu.</translation>
    </message>
    <message>
        <source>A device was changed; before holds the old values of what changed.</source>
        <translation>Ein Gerät wurde geändert; before enthält die alten Werte dessen, was sich änderte.</translation>
    </message>
    <message>
        <source>A device was removed, at the end of its retention where a listing lacks it; before holds the whole of it.</source>
        <translation>Ein Gerät wurde entfernt, am Ende seiner Frist, wo es in einer Liste fehlt; before enthält es ganz.</translation>
    </message>
    <message>
        <source>An entity was added.</source>
        <translation>Eine Entität kam hinzu.</translation>
    </message>
    <message>
        <source>An entity was changed; before holds the old values of what changed.</source>
        <translation>Eine Entität wurde geändert; before enthält die alten Werte dessen, was sich änderte.</translation>
    </message>
    <message>
        <source>An entity has another id; before holds the old one.</source>
        <translation>Eine Entität hat eine andere ID; before enthält die alte.</translation>
    </message>
    <message>
        <source>An entity was removed; before holds the whole of it.</source>
        <translation>Eine Entität wurde entfernt; before enthält sie ganz.</translation>
    </message>
    <message>
        <source>The preferences of a user were set, changed or removed.</source>
        <translation>Die Vorlieben eines Benutzers wurden gesetzt, geändert oder entfernt.</translation>
    </message>
    <message>
        <source>A registry listing was taken in and changed something.</source>
        <translation>Eine Liste aus der Registry wurde übernommen und änderte etwas.</translation>
    </message>
    <message>
        <source>A registry listing was refused because it lacks too many rows; it waits for approval.</source>
        <translation>Eine Liste aus der Registry wurde abgelehnt, weil ihr zu viele Zeilen fehlen; sie wartet auf Zustimmung.</translation>
    </message>
    <message>
        <source>Hearthbook disabled a webhook because its receiver is gone.</source>
        <translation>Hearthbook hat einen Webhook abgeschaltet, weil es seinen Empfänger nicht mehr gibt.</translation>
    </message>
    <message>
        <source>A test, sent on demand to one webhook whatever it listens to.</source>
        <translation>Ein Test, auf Wunsch an einen Webhook gesendet, worauf er auch hört.</translation>
    </message>
    <message>
        <source>A game went live (sports-data).</source>
        <translation>Ein Spiel hat begonnen (sports-data).</translation>
    </message>
    <message>
        <source>The score of a live game changed (sports-data).</source>
        <translation>Der Stand eines laufenden Spiels hat sich geändert (sports-data).</translation>
    </message>
    <message>
        <source>A game is over (sports-data).</source>
        <translation>Ein Spiel ist zu Ende (sports-data).</translation>
    </message>
    <message>
        <source>A game of the team went live (data-api).</source>
        <translation>Ein Spiel der Mannschaft hat begonnen (data-api).</translation>
    </message>
    <message>
        <source>The team scored (data-api).</source>
        <translation>Die Mannschaft hat gepunktet (data-api).</translation>
    </message>
    <message>
        <source>A game of the team is over (data-api).</source>
        <translation>Ein Spiel der Mannschaft ist zu Ende (data-api).</translation>
    </message>
</context>
<context>
    <name>hearthbook::ExportButton</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Write what the list shows into a file (Ctrl+E)</source>
        <translation>Schreibt, was die Liste zeigt, in eine Datei (Strg+E)</translation>
    </message>
    <message>
        <source>Export what the list shows</source>
        <translation>Exportieren, was die Liste zeigt</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle für Tabellenprogramme (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>JSON, one row a line (*.ndjson)</source>
        <translation>JSON, eine Zeile je Eintrag (*.ndjson)</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Liste exportieren</translation>
    </message>
</context>
<context>
    <name>hearthbook::FacetPanel</name>
    <message>
        <source>Narrow the list</source>
        <translation>Liste eingrenzen</translation>
    </message>
</context>
<context>
    <name>hearthbook::FilterButton</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show or hide a filter below each header (%1)</source>
        <translation>Einen Filter unter jeder Überschrift zeigen oder verbergen (%1)</translation>
    </message>
    <message>
        <source>Filter by column</source>
        <translation>Nach Spalte filtern</translation>
    </message>
</context>
<context>
    <name>hearthbook::FilterExpression</name>
    <message>
        <source>A pattern ends with a slash, as in /^lamp/.</source>
        <translation>Ein Muster endet mit einem Schrägstrich wie /^lampe/.</translation>
    </message>
    <message>
        <source>Between the slashes a pattern is missing.</source>
        <translation>Zwischen den Schrägstrichen fehlt ein Muster.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Type yes or no.</source>
        <translation>Hier passt ja oder nein.</translation>
    </message>
    <message>
        <source>A number is missing.</source>
        <translation>Eine Zahl fehlt.</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>A range has a beginning or an end, as in 2..5.</source>
        <translation>Eine Spanne hat einen Anfang oder ein Ende wie 2..5.</translation>
    </message>
    <message>
        <source>A range stands alone, as in 2..5.</source>
        <translation>Eine Spanne steht allein wie 2..5.</translation>
    </message>
    <message>
        <source>A range stands alone, as in 2026-10..2026-11.</source>
        <translation>Eine Spanne steht allein wie 2026-10..2026-11.</translation>
    </message>
    <message>
        <source>A range has a beginning or an end, as in 2026-10..2026-11.</source>
        <translation>Eine Spanne hat einen Anfang oder ein Ende wie 2026-10..2026-11.</translation>
    </message>
    <message>
        <source>A day or an age is missing, as 2026-11-30 or 7d.</source>
        <translation>Ein Tag oder ein Alter fehlt, wie 2026-11-30 oder 7d.</translation>
    </message>
    <message>
        <source>“%1” is neither a day nor an age, as 2026-11-30 or 7d.</source>
        <translation>„%1“ ist weder ein Tag noch ein Alter, wie 2026-11-30 oder 7d.</translation>
    </message>
    <message>
        <source>2..5, &gt;5</source>
        <translation>2..5, &gt;5</translation>
    </message>
    <message>
        <source>&lt;7d newer, &gt;7d older</source>
        <translation>&lt;7d neuer, &gt;7d älter</translation>
    </message>
    <message>
        <source>yes, no</source>
        <translation>ja, nein</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>enthält</translation>
    </message>
    <message>
        <source>5: just so many
&gt;5, &gt;=5, &lt;5, &lt;=5: more or fewer
2..5: from 2 to 5
!5: any number but 5</source>
        <translation>5: genau so viele
&gt;5, &gt;=5, &lt;5, &lt;=5: mehr oder weniger
2..5: von 2 bis 5
!5: jede Zahl außer 5</translation>
    </message>
    <message>
        <source>&lt;7d: within the last 7 days
&gt;7d: longer ago than 7 days (also min, h, w)
&gt;2026-11-30: after that day
&lt;2026-11-30: before it
2026-11: in that month
2026-10..2026-11: in these two
=: never
!: at any time</source>
        <translation>&lt;7d: in den letzten 7 Tagen
&gt;7d: vor mehr als 7 Tagen (auch min, h, w)
&gt;2026-11-30: nach diesem Tag
&lt;2026-11-30: davor
2026-11: in diesem Monat
2026-10..2026-11: in diesen beiden
=: nie
!: irgendwann</translation>
    </message>
    <message>
        <source>yes: those that are
no: those that are not</source>
        <translation>ja: die es sind
nein: die es nicht sind</translation>
    </message>
    <message>
        <source>lamp: contains it
=lamp: is just that
!lamp: does not contain it
!=lamp: is anything else
/^lamp/: matches the pattern
=: empty
!: not empty</source>
        <translation>lampe: enthält es
=lampe: ist genau das
!lampe: enthält es nicht
!=lampe: ist etwas anderes
/^lampe/: passt zum Muster
=: leer
!: nicht leer</translation>
    </message>
</context>
<context>
    <name>hearthbook::FilterField</name>
    <message>
        <source>Filter by %1</source>
        <translation>Filtern nach %1</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
</context>
<context>
    <name>hearthbook::FilterFields</name>
    <message>
        <source>Only these areas</source>
        <translation>Nur diese Bereiche</translation>
    </message>
    <message>
        <source>Only these domains</source>
        <translation>Nur diese Domänen</translation>
    </message>
    <message>
        <source>Holds for events of devices and entities. None checked: all of them. A device has no domain, so where domains are checked only entities are told of.</source>
        <translation>Gilt für Ereignisse von Geräten und Entitäten. Nichts angekreuzt: alle. Ein Gerät hat keine Domäne; sind Domänen angekreuzt, wird nur von Entitäten berichtet.</translation>
    </message>
</context>
<context>
    <name>hearthbook::FilterHeader</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::Firings</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiterem</numerusform>
            <numerusform>%n weiteren</numerusform>
        </translation>
    </message>
    <message>
        <source>a game of %1 starts</source>
        <translation>ein Spiel von %1 beginnt</translation>
    </message>
    <message>
        <source>the score of a game of %1 changes</source>
        <translation>sich der Stand eines Spiels von %1 ändert</translation>
    </message>
    <message>
        <source>a game of %1 ends</source>
        <translation>ein Spiel von %1 endet</translation>
    </message>
    <message>
        <source>When %1, no webhook is called.</source>
        <translation>Wenn %1, wird kein Webhook gerufen.</translation>
    </message>
    <message>
        <source>When %1, it is sent to %2.</source>
        <translation>Wenn %1, geht es an %2.</translation>
    </message>
    <message>
        <source>When %1 and it is told as %2, no webhook is called.</source>
        <translation>Wenn %1 und es als %2 gemeldet wird, wird kein Webhook gerufen.</translation>
    </message>
    <message>
        <source>When %1 and it is told as %2, it is sent to %3.</source>
        <translation>Wenn %1 und es als %2 gemeldet wird, geht es an %3.</translation>
    </message>
    <message>
        <source>Game start</source>
        <translation>Spielbeginn</translation>
    </message>
    <message>
        <source>A game of a chosen team begins.</source>
        <translation>Ein Spiel eines gewählten Teams beginnt.</translation>
    </message>
    <message>
        <source>Turn on game starts</source>
        <translation>Spielbeginn einschalten</translation>
    </message>
    <message>
        <source>Turn off game starts</source>
        <translation>Spielbeginn ausschalten</translation>
    </message>
    <message>
        <source>Score change</source>
        <translation>Neuer Spielstand</translation>
    </message>
    <message>
        <source>A side scores while the game runs.</source>
        <translation>Eine Seite punktet, während das Spiel läuft.</translation>
    </message>
    <message>
        <source>Turn on score changes</source>
        <translation>Neue Spielstände einschalten</translation>
    </message>
    <message>
        <source>Turn off score changes</source>
        <translation>Neue Spielstände ausschalten</translation>
    </message>
    <message>
        <source>Game end</source>
        <translation>Spielende</translation>
    </message>
    <message>
        <source>The game is over, with its final score.</source>
        <translation>Das Spiel ist aus, mit seinem Endstand.</translation>
    </message>
    <message>
        <source>Turn on game ends</source>
        <translation>Spielende einschalten</translation>
    </message>
    <message>
        <source>Turn off game ends</source>
        <translation>Spielende ausschalten</translation>
    </message>
    <message>
        <source>The switch “%1” is off: programs that keep to these preferences tell nothing of it. Webhooks do not look at it.</source>
        <translation>Der Schalter „%1“ ist aus: Programme, die sich nach diesen Vorlieben richten, berichten nicht davon. Webhooks beachten ihn nicht.</translation>
    </message>
    <message>
        <source>When these preferences change, it is sent to %1.</source>
        <translation>Wenn sich diese Vorlieben ändern, geht es an %1.</translation>
    </message>
</context>
<context>
    <name>hearthbook::FirstSteps</name>
    <message>
        <source>Nothing is here yet</source>
        <translation>Noch ist hier nichts</translation>
    </message>
    <message>
        <source>Connect Home Assistant, or import what another program kept, and the home appears here by itself.</source>
        <translation>Sobald Home Assistant verbunden oder importiert ist, was ein anderes Programm hatte, erscheint das Zuhause hier von selbst.</translation>
    </message>
    <message>
        <source>Connect &amp;Home Assistant</source>
        <translation>&amp;Home Assistant verbinden</translation>
    </message>
    <message>
        <source>&amp;Copy the command</source>
        <translation>Befehl &amp;kopieren</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Make a long-lived access token in Home Assistant (your profile, Security), keep it in a file, and start the server with both:</source>
        <translation>In Home Assistant (eigenes Profil, Sicherheit) ein langlebiges Zugangstoken erzeugen, in einer Datei aufbewahren und den Server mit beidem starten:</translation>
    </message>
    <message>
        <source>Make a long-lived access token in Home Assistant (your profile, Security), keep it in a file, and start a server on this file. This window may stay open:</source>
        <translation>In Home Assistant (eigenes Profil, Sicherheit) ein langlebiges Zugangstoken erzeugen, in einer Datei aufbewahren und einen Server auf dieser Datei starten. Dieses Fenster darf offen bleiben:</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
</context>
<context>
    <name>hearthbook::GroupChoice</name>
    <message>
        <source>Choose by what the list is grouped</source>
        <translation>Wählen, wonach die Liste gruppiert ist</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Group by: %1</source>
        <translation>Gruppieren nach: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::GroupModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n device(s)</source>
        <translation>
            <numerusform>%1, %n Gerät</numerusform>
            <numerusform>%1, %n Geräte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::HealthText</name>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>It was not read yet.</source>
        <translation>Es wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>Known while a server runs on this file.</source>
        <translation>Bekannt, solange ein Server auf dieser Datei läuft.</translation>
    </message>
    <message>
        <source>Last read %1.</source>
        <translation>Zuletzt gelesen %1.</translation>
    </message>
    <message>
        <source>It last changed something here %1.</source>
        <translation>Zuletzt änderte es hier etwas %1.</translation>
    </message>
    <message>
        <source>%1 of %2 devices</source>
        <translation>%1 von %2 Geräten</translation>
    </message>
    <message>
        <source>%1 of %2 entities</source>
        <translation>%1 von %2 Entitäten</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>%1 holds %2.</source>
        <translation>%1 enthält %2.</translation>
    </message>
    <message>
        <source>The server&apos;s file</source>
        <translation>Die Datei des Servers</translation>
    </message>
    <message>
        <source>%1 more wait beside it to be moved in.</source>
        <translation>%1 warten noch daneben und kommen hinein.</translation>
    </message>
    <message>
        <source>Schema %1, SQLite %2.</source>
        <translation>Schema %1, SQLite %2.</translation>
    </message>
    <message>
        <source>Last change %1.</source>
        <translation>Letzte Änderung %1.</translation>
    </message>
    <message>
        <source>It was not checked page by page.</source>
        <translation>Sie wurde nicht Seite für Seite geprüft.</translation>
    </message>
    <message>
        <source>Can be read; only reading</source>
        <translation>Lesbar; nur lesend</translation>
    </message>
    <message>
        <source>Can be read and written</source>
        <translation>Les- und schreibbar</translation>
    </message>
    <message>
        <source>A listing waits for you</source>
        <translation>Eine Liste wartet auf eine Entscheidung</translation>
    </message>
    <message>
        <source>It lacks %1 that are known here, so it was not taken.</source>
        <translation>Darin fehlen %1, die hier bekannt sind; deshalb wurde sie nicht übernommen.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>The server has no address or no token of it.</source>
        <translation>Dem Server fehlt die Adresse oder das Token.</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Wird verbunden</translation>
    </message>
    <message>
        <source>Token refused</source>
        <translation>Token abgelehnt</translation>
    </message>
    <message>
        <source>Not reachable, tried again</source>
        <translation>Nicht erreichbar, wird wieder versucht</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Nicht eingerichtet</translation>
    </message>
    <message>
        <source>Events and scores are read from it where it is.</source>
        <translation>Ereignisse und Spielstände kommen daraus, wo es sie gibt.</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>What is read from it is missing meanwhile.</source>
        <translation>Was daraus gelesen wird, fehlt solange.</translation>
    </message>
    <message>
        <source>Questions since the server&apos;s start: %1, %2 ms on average.</source>
        <translation>Anfragen seit dem Start des Servers: %1, im Mittel %2 ms.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Nobody is told when something changes.</source>
        <translation>Niemand erfährt, wenn sich etwas ändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n insgesamt</numerusform>
            <numerusform>%n insgesamt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failing</source>
        <translation>
            <numerusform>%n scheitert</numerusform>
            <numerusform>%n scheitern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation>
            <numerusform>%n deaktiviert</numerusform>
            <numerusform>%n deaktiviert</numerusform>
        </translation>
    </message>
    <message>
        <source>What could not be sent waits and is tried again.</source>
        <translation>Was sich nicht senden ließ, wartet und wird wieder versucht.</translation>
    </message>
    <message>
        <source>They are called while a server runs on this file.</source>
        <translation>Sie werden gerufen, solange ein Server auf dieser Datei läuft.</translation>
    </message>
    <message>
        <source>Secrets cannot be read</source>
        <translation>Geheimnisse nicht lesbar</translation>
    </message>
    <message>
        <source>All disabled</source>
        <translation>Alle deaktiviert</translation>
    </message>
    <message>
        <source>No failures</source>
        <translation>Keine Fehler</translation>
    </message>
    <message>
        <source>This server is older than backups.</source>
        <translation>Dieser Server ist älter als die Sicherungen.</translation>
    </message>
    <message>
        <source>The server makes one every day.</source>
        <translation>Der Server macht jeden Tag eine.</translation>
    </message>
    <message>
        <source>The server makes none by itself.</source>
        <translation>Der Server macht von sich aus keine.</translation>
    </message>
    <message>
        <source>None is made by itself while no server runs on this file.</source>
        <translation>Von selbst entsteht keine, solange kein Server auf dieser Datei läuft.</translation>
    </message>
    <message>
        <source>Made %1, %2, and checked.</source>
        <translation>Gemacht %1, %2, und geprüft.</translation>
    </message>
    <message numerus="yes">
        <source>%n are there.</source>
        <translation>
            <numerusform>%n ist da.</numerusform>
            <numerusform>%n sind da.</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one failed</source>
        <translation>Die letzte ist misslungen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>More than a week old</source>
        <translation>Über eine Woche alt</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Vollständig</translation>
    </message>
</context>
<context>
    <name>hearthbook::History</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Own name</source>
        <translation>Eigener Name</translation>
    </message>
    <message>
        <source>Registry&apos;s name</source>
        <translation>Name im Register</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model id</source>
        <translation>Modell-Id</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Suggested area</source>
        <translation>Vorgeschlagener Bereich</translation>
    </message>
    <message>
        <source>Integration</source>
        <translation>Integration</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Configuration page</source>
        <translation>Konfigurationsseite</translation>
    </message>
    <message>
        <source>Device it is connected through</source>
        <translation>Verbunden über das Gerät</translation>
    </message>
    <message>
        <source>Device it is part of</source>
        <translation>Teil des Geräts</translation>
    </message>
    <message>
        <source>Config entry</source>
        <translation>Konfigurationseintrag</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>Andere Namen</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>Kennungen</translation>
    </message>
    <message>
        <source>Network addresses</source>
        <translation>Netzadressen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Unique id</source>
        <translation>Eindeutige Id</translation>
    </message>
    <message>
        <source>Registry id</source>
        <translation>Register-Id</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Hidden by</source>
        <translation>Verborgen von</translation>
    </message>
    <message>
        <source>Listed again</source>
        <translation>Wieder gelistet</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>Nicht mehr gelistet</translation>
    </message>
    <message>
        <source>Disabled by %1</source>
        <translation>Deaktiviert von %1</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 set</source>
        <translation>%1 gesetzt</translation>
    </message>
    <message>
        <source>%1 changed from “%2”</source>
        <translation>%1 geändert von „%2“</translation>
    </message>
    <message>
        <source>%1 set to “%2”</source>
        <translation>%1 gesetzt auf „%2“</translation>
    </message>
    <message>
        <source>%1 “%2” taken away</source>
        <translation>%1 „%2“ weggenommen</translation>
    </message>
    <message>
        <source>%1 changed from “%2” to “%3”</source>
        <translation>%1 geändert von „%2“ auf „%3“</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>by another program, %1</source>
        <translation>von einem anderen Programm, %1</translation>
    </message>
    <message>
        <source>by somebody without a key, %1</source>
        <translation>von jemandem ohne Schlüssel, %1</translation>
    </message>
    <message>
        <source>by %1, %2</source>
        <translation>von %1, %2</translation>
    </message>
    <message>
        <source>the key %1</source>
        <translation>dem Schlüssel %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::HomeReader</name>
    <message>
        <source>How Home Assistant stands</source>
        <translation>Wie es um Home Assistant steht</translation>
    </message>
    <message>
        <source>&amp;Read Home Assistant now</source>
        <translation>Home Assistant jetzt &amp;lesen</translation>
    </message>
</context>
<context>
    <name>hearthbook::HomeReading</name>
    <message>
        <source>How Home Assistant fares cannot be read: %1</source>
        <translation>Wie es um Home Assistant steht, kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Home Assistant is being read…</source>
        <translation>Home Assistant wird gelesen …</translation>
    </message>
    <message>
        <source>Home Assistant is not read: %1</source>
        <translation>Home Assistant wird nicht gelesen: %1</translation>
    </message>
    <message>
        <source>Home Assistant was read: %1 devices and %2 entities.</source>
        <translation>Home Assistant ist gelesen: %1 Geräte und %2 Entitäten.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes came with it.</source>
        <translation>
            <numerusform>Eine Änderung kam damit.</numerusform>
            <numerusform>%n Änderungen kamen damit.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing had changed.</source>
        <translation>Nichts hatte sich geändert.</translation>
    </message>
    <message>
        <source>This server does not follow Home Assistant. It would with home_assistant.url and home_assistant.token (HA_HTTP_URL and HA_TOKEN) set at its start; or choose files here.</source>
        <translation>Dieser Server folgt keinem Home Assistant. Dazu braucht er beim Start home_assistant.url und home_assistant.token (HA_HTTP_URL und HA_TOKEN). Hier lassen sich stattdessen Dateien wählen.</translation>
    </message>
    <message>
        <source>A running Home Assistant is read by a server on this file that has home_assistant.url and home_assistant.token (HA_HTTP_URL and HA_TOKEN) set; or choose files here.</source>
        <translation>Ein laufendes Home Assistant liest ein Server, der auf dieser Datei läuft und home_assistant.url und home_assistant.token (HA_HTTP_URL und HA_TOKEN) kennt. Hier lassen sich stattdessen Dateien wählen.</translation>
    </message>
</context>
<context>
    <name>hearthbook::HttpChannel</name>
    <message>
        <source>%1 is no Hearthbook: it answered with status %2.</source>
        <translation>%1 ist kein Hearthbook: Die Antwort hatte den Status %2.</translation>
    </message>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 antwortet nicht: %2</translation>
    </message>
    <message>
        <source>%1 wants an API key that may read.</source>
        <translation>%1 verlangt einen API-Schlüssel, der lesen darf.</translation>
    </message>
    <message>
        <source>The API key may not read %1.</source>
        <translation>Der API-Schlüssel darf %1 nicht lesen.</translation>
    </message>
    <message>
        <source>%1 does not know this API key.</source>
        <translation>%1 kennt diesen API-Schlüssel nicht.</translation>
    </message>
    <message>
        <source>%1 asks to wait: too many requests or wrong keys came from here.</source>
        <translation>%1 bittet zu warten: Von hier kamen zu viele Anfragen oder falsche Schlüssel.</translation>
    </message>
    <message>
        <source>%1 does not take unencrypted requests: its address may begin with https://.</source>
        <translation>%1 nimmt keine unverschlüsselten Anfragen an: Die Adresse beginnt vielleicht mit https://.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 comes about: %2. If the server speaks no TLS, its address begins with http://.</source>
        <translation>Mit %1 kommt keine verschlüsselte Verbindung zustande: %2. Spricht der Server kein TLS, beginnt seine Adresse mit http://.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportJob</name>
    <message>
        <source>Import of %1</source>
        <translation>Import von %1</translation>
    </message>
    <message>
        <source>“%1” holds no device and no entity.</source>
        <translation>„%1“ enthält kein Gerät und keine Entität.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>Whether it was written is not known; the list of imports tells, once the book answers again.</source>
        <translation>Ob es geschrieben wurde, ist nicht bekannt; die Liste der Importe sagt es, sobald das Buch wieder antwortet.</translation>
    </message>
    <message>
        <source>What came before that was written: %1</source>
        <translation>Was davor kam, wurde geschrieben: %1</translation>
    </message>
    <message>
        <source>Import it again to say what shall become of what it lacks.</source>
        <translation>Ein neuer Import fragt, was aus dem Fehlenden werden soll.</translation>
    </message>
    <message>
        <source>The preview was cancelled.</source>
        <translation>Die Vorschau wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 was cancelled; nothing was changed.</source>
        <translation>%1 wurde abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>%1 was written before it could be cancelled, and cannot be taken back: %2</source>
        <translation>%1 war geschrieben, bevor der Abbruch kam, und lässt sich nicht rückgängig machen: %2</translation>
    </message>
    <message numerus="yes">
        <source>It is in, and is compared with InfluxDB: %n rows read.</source>
        <translation>
            <numerusform>Übernommen; es wird mit InfluxDB verglichen: %n Zeile gelesen.</numerusform>
            <numerusform>Übernommen; es wird mit InfluxDB verglichen: %n Zeilen gelesen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were read, and are taken.</source>
        <translation>
            <numerusform>%n Zeile ist gelesen und wird übernommen.</numerusform>
            <numerusform>%n Zeilen sind gelesen und werden übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>InfluxDB is read: %n rows so far.</source>
        <translation>
            <numerusform>InfluxDB wird gelesen: %n Zeile bisher.</numerusform>
            <numerusform>InfluxDB wird gelesen: %n Zeilen bisher.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was cancelled elsewhere; nothing was changed.</source>
        <translation>%1 wurde anderswo abgebrochen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>It could not be compared with InfluxDB afterwards: %1</source>
        <translation>Der Vergleich mit InfluxDB danach ist gescheitert: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of them differ from what InfluxDB said when it was read again; what still writes there may be why. Import it again.</source>
        <translation>
            <numerusform>Einer davon weicht von dem ab, was InfluxDB beim zweiten Lesen sagte; vielleicht wird dort noch geschrieben. Dann hilft ein weiterer Import.</numerusform>
            <numerusform>%n davon weichen von dem ab, was InfluxDB beim zweiten Lesen sagte; vielleicht wird dort noch geschrieben. Dann hilft ein weiterer Import.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed: %2.</source>
        <translation>%1 ist gescheitert: %2.</translation>
    </message>
    <message>
        <source>Another import from InfluxDB is under way in this book. Wait for its end, or cancel it where it was begun.</source>
        <translation>In dieses Buch läuft schon ein anderer Import aus InfluxDB. Er muss erst enden, oder dort abgebrochen werden, wo er begonnen wurde.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportLines</name>
    <message>
        <source>the whole source</source>
        <translation>die ganze Quelle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportList</name>
    <message>
        <source>by %1, %2</source>
        <translation>von %1, %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportReportView</name>
    <message>
        <source>What became of each entry</source>
        <translation>Was aus jedem Eintrag wurde</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>No entry needs a word of its own.</source>
        <translation>Zu keinem Eintrag ist etwas zu sagen.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportTile</name>
    <message>
        <source>Import: %1</source>
        <translation>Import: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportUndoButton</name>
    <message>
        <source>This book is open for reading only.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Diesen Import rückgängig machen</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Wird rückgängig gemacht …</translation>
    </message>
    <message>
        <source>Undo the rest</source>
        <translation>Den Rest rückgängig machen</translation>
    </message>
    <message>
        <source>Somebody changed rows of this import since, so nothing was taken back. “Undo the rest” leaves those rows as they are.</source>
        <translation>Seither hat jemand Zeilen dieses Imports geändert; deshalb wurde nichts rückgängig gemacht. „Den Rest rückgängig machen“ lässt diese Zeilen, wie sie sind.</translation>
    </message>
    <message>
        <source>The import cannot be taken back: %1</source>
        <translation>Der Import lässt sich nicht rückgängig machen: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>The import was taken back.</source>
        <translation>Der Import wurde rückgängig gemacht.</translation>
    </message>
    <message>
        <source>There was nothing left to take back.</source>
        <translation>Es blieb nichts rückgängig zu machen.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportWizard</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Choose what to import</source>
        <translation>Wählen, was importiert wird</translation>
    </message>
    <message>
        <source>What it would do</source>
        <translation>Was geschehen würde</translation>
    </message>
    <message>
        <source>The import runs</source>
        <translation>Der Import läuft</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>&amp;Import something else</source>
        <translation>Etwas anderes &amp;importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>The file is read…</source>
        <translation>Die Datei wird gelesen …</translation>
    </message>
    <message>
        <source>Nobody can tell what “%1” is. Choose what it shall be imported as.</source>
        <translation>Was „%1“ ist, lässt sich nicht erkennen. Bitte wählen, als was es importiert werden soll.</translation>
    </message>
    <message>
        <source>“%1” looks like something else: %2.</source>
        <translation>„%1“ sieht nach etwas anderem aus: %2.</translation>
    </message>
    <message>
        <source>The book is asked what it would do…</source>
        <translation>Das Buch wird gefragt, was geschehen würde …</translation>
    </message>
    <message>
        <source>InfluxDB holds no device, entity or config entry in this bucket, or none of these days.</source>
        <translation>InfluxDB hat in diesem Bucket kein Gerät, keine Entität und keinen Konfigurationseintrag, oder keinen aus diesen Tagen.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportsPage</name>
    <message>
        <source>Imports into this book</source>
        <translation>Importe in dieses Buch</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Nothing can be imported: this book is open for reading only.</source>
        <translation>Nichts lässt sich importieren: Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>What other programs kept, this book takes over. Choose what it is, or drop a file here; nothing is written before you have seen what would be.</source>
        <translation>Was andere Programme aufbewahrten, übernimmt dieses Buch. Bitte wählen, was es ist, oder eine Datei hier ablegen; vor dem Schreiben ist zu sehen, was geschähe.</translation>
    </message>
    <message>
        <source>The imports so far cannot be read: %1</source>
        <translation>Die bisherigen Importe lassen sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>The imports so far are read…</source>
        <translation>Die bisherigen Importe werden gelesen …</translation>
    </message>
    <message>
        <source>Nothing was imported into this book so far.</source>
        <translation>In dieses Buch wurde bisher nichts importiert.</translation>
    </message>
    <message>
        <source>The report is read…</source>
        <translation>Der Bericht wird gelesen …</translation>
    </message>
    <message>
        <source>The report cannot be read: %1</source>
        <translation>Der Bericht lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Import: %1</source>
        <translation>Import: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::InfluxForm</name>
    <message>
        <source>&amp;Address</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <source>O&amp;rganisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>InfluxDB 2.x only</source>
        <translation>nur InfluxDB 2.x</translation>
    </message>
    <message>
        <source>Buc&amp;ket</source>
        <translation>Buc&amp;ket</translation>
    </message>
    <message>
        <source>home_assistant_events, say; of InfluxDB 1.x the database</source>
        <translation>etwa home_assistant_events; bei InfluxDB 1.x die Datenbank</translation>
    </message>
    <message>
        <source>Tok&amp;en</source>
        <translation>Tok&amp;en</translation>
    </message>
    <message>
        <source>Of InfluxDB 2.x and 3.x; it is not kept</source>
        <translation>von InfluxDB 2.x und 3.x; es wird nicht aufbewahrt</translation>
    </message>
    <message>
        <source>User &amp;name</source>
        <translation>Benutzer&amp;name</translation>
    </message>
    <message>
        <source>InfluxDB 1.x only</source>
        <translation>nur InfluxDB 1.x</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Pass&amp;wort</translation>
    </message>
    <message>
        <source>InfluxDB 1.x only; it is not kept</source>
        <translation>nur InfluxDB 1.x; es wird nicht aufbewahrt</translation>
    </message>
    <message>
        <source>&amp;Days back</source>
        <translation>Ta&amp;ge zurück</translation>
    </message>
    <message>
        <source>Days back</source>
        <translation>Tage zurück</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>A&amp;s this server is set: %1, bucket %2</source>
        <translation>&amp;So wie dieser Server eingestellt ist: %1, Bucket %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::JobBar</name>
    <message>
        <source>Progress: %1</source>
        <translation>Fortschritt: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::KeyDialog</name>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Use the key</source>
        <translation>Schlüssel benutzen</translation>
    </message>
</context>
<context>
    <name>hearthbook::KeyEntry</name>
    <message>
        <source>&amp;Remember the key in the keyring</source>
        <translation>Schlüssel im Schlüssel&amp;bund aufbewahren</translation>
    </message>
    <message>
        <source>API &amp;key, where the server wants one</source>
        <translation>API-&amp;Schlüssel, wo der Server einen verlangt</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>In the keyring; type to replace it</source>
        <translation>Im Schlüsselbund; ein neuer ersetzt ihn</translation>
    </message>
    <message>
        <source>A key has letters, digits and signs, and no blanks</source>
        <translation>Ein Schlüssel hat Buchstaben, Ziffern und Zeichen, aber keine Leerzeichen</translation>
    </message>
</context>
<context>
    <name>hearthbook::Keychain</name>
    <message>
        <source>The keyring does not answer: %1</source>
        <translation>Der Schlüsselbund antwortet nicht: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::Kinds</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>one device</source>
        <translation>ein Gerät</translation>
    </message>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n Gerät</numerusform>
            <numerusform>%n Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>one entity</source>
        <translation>eine Entität</translation>
    </message>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>%n Entität</numerusform>
            <numerusform>%n Entitäten</numerusform>
        </translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>one area</source>
        <translation>ein Bereich</translation>
    </message>
    <message numerus="yes">
        <source>%n areas</source>
        <translation>
            <numerusform>%n Bereich</numerusform>
            <numerusform>%n Bereiche</numerusform>
        </translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>one webhook</source>
        <translation>ein Webhook</translation>
    </message>
    <message numerus="yes">
        <source>%n webhooks</source>
        <translation>
            <numerusform>%n Webhook</numerusform>
            <numerusform>%n Webhooks</numerusform>
        </translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Vorlieben</translation>
    </message>
    <message>
        <source>one user&apos;s preferences</source>
        <translation>Vorlieben eines Benutzers</translation>
    </message>
    <message numerus="yes">
        <source>%n users&apos; preferences</source>
        <translation>
            <numerusform>Vorlieben von %n Benutzer</numerusform>
            <numerusform>Vorlieben von %n Benutzern</numerusform>
        </translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>one label</source>
        <translation>ein Label</translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n Label</numerusform>
            <numerusform>%n Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>Integrations</source>
        <translation>Integrationen</translation>
    </message>
    <message>
        <source>Integration</source>
        <translation>Integration</translation>
    </message>
    <message>
        <source>one integration</source>
        <translation>eine Integration</translation>
    </message>
    <message numerus="yes">
        <source>%n integrations</source>
        <translation>
            <numerusform>%n Integration</numerusform>
            <numerusform>%n Integrationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>one service</source>
        <translation>ein Dienst</translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>%n Dienst</numerusform>
            <numerusform>%n Dienste</numerusform>
        </translation>
    </message>
    <message>
        <source>Listings that wait</source>
        <translation>Wartende Listen</translation>
    </message>
    <message>
        <source>Listing that waits</source>
        <translation>Wartende Liste</translation>
    </message>
    <message>
        <source>one listing</source>
        <translation>eine Liste</translation>
    </message>
    <message numerus="yes">
        <source>%n listings</source>
        <translation>
            <numerusform>%n Liste</numerusform>
            <numerusform>%n Listen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::LabelsEditor</name>
    <message>
        <source>New label</source>
        <translation>Neues Label</translation>
    </message>
    <message>
        <source>New label, then Enter</source>
        <translation>Neues Label, dann Eingabetaste</translation>
    </message>
    <message>
        <source>Labels to choose from</source>
        <translation>Labels zur Auswahl</translation>
    </message>
    <message>
        <source>%1 (some)</source>
        <translation>%1 (einige)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
</context>
<context>
    <name>hearthbook::LineEditor</name>
    <message>
        <source>Different names</source>
        <translation>Verschiedene Namen</translation>
    </message>
    <message>
        <source>As the registry has it</source>
        <translation>Wie im Register</translation>
    </message>
</context>
<context>
    <name>hearthbook::LineTable</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>hearthbook::ListDesign</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Nothing is here yet. Connect Home Assistant, or import a registry, and the home appears.</source>
        <translation>Noch ist hier nichts. Sobald Home Assistant verbunden oder ein Register importiert ist, erscheint das Zuhause.</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Integration</source>
        <translation>Integration</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message>
        <source>Model id</source>
        <translation>Modell-Id</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Hardware</source>
        <translation>Hardware</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Configured at</source>
        <translation>Konfiguriert unter</translation>
    </message>
    <message>
        <source>Disabled by</source>
        <translation>Deaktiviert von</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>Bekannt seit</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>No area</source>
        <translation>Kein Bereich</translation>
    </message>
    <message>
        <source>No manufacturer</source>
        <translation>Kein Hersteller</translation>
    </message>
    <message>
        <source>No integration</source>
        <translation>Keine Integration</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Registry&apos;s name</source>
        <translation>Name im Register</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Hidden by</source>
        <translation>Verborgen von</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Floor</source>
        <translation>Stockwerk</translation>
    </message>
    <message>
        <source>Domains</source>
        <translation>Domänen</translation>
    </message>
    <message>
        <source>Icon</source>
        <translation>Symbol</translation>
    </message>
    <message>
        <source>No area is known yet. Areas come from Home Assistant, and appear when a device is in one.</source>
        <translation>Noch ist kein Bereich bekannt. Bereiche kommen aus Home Assistant und erscheinen, sobald ein Gerät in einem ist.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ListPage</name>
    <message>
        <source>Search names and ids</source>
        <translation>Namen und Ids durchsuchen</translation>
    </message>
    <message>
        <source>Search %1</source>
        <translation>%1 durchsuchen</translation>
    </message>
    <message>
        <source>%1, only the largest groups are shown</source>
        <translation>%1, nur die größten Gruppen sind zu sehen</translation>
    </message>
    <message>
        <source>Nothing matches the search, the filters and what is chosen at the left.</source>
        <translation>Nichts passt zur Suche, zu den Filtern und zur Auswahl links.</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation>Alle Filter löschen</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Änderungen speichern</translation>
    </message>
</context>
<context>
    <name>hearthbook::LocalChannel</name>
    <message>
        <source>%1 is not open</source>
        <translation>%1 ist nicht geöffnet</translation>
    </message>
</context>
<context>
    <name>hearthbook::LogModel</name>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>hearthbook::MainWindow</name>
    <message>
        <source>&amp;Book</source>
        <translation>&amp;Buch</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Datei ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a file only to &amp;read…</source>
        <translation>Datei nur zum &amp;Lesen öffnen …</translation>
    </message>
    <message>
        <source>&amp;Create a file…</source>
        <translation>Datei &amp;anlegen …</translation>
    </message>
    <message>
        <source>Connect to a &amp;server…</source>
        <translation>Mit einem &amp;Server verbinden …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Open what was open at the &amp;next start</source>
        <translation>Beim &amp;nächsten Start öffnen, was offen war</translation>
    </message>
    <message>
        <source>C&amp;lose the book</source>
        <translation>Buch s&amp;chließen</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>B&amp;earbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Only &amp;icons at the left</source>
        <translation>Links nur S&amp;ymbole</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Open a book</source>
        <translation>Buch öffnen</translation>
    </message>
    <message>
        <source>Books (%1)</source>
        <translation>Bücher (%1)</translation>
    </message>
    <message>
        <source>Create a book</source>
        <translation>Buch anlegen</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>The language changes at the next start of Hearthbook.</source>
        <translation>Die Sprache wechselt beim nächsten Start von Hearthbook.</translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>&amp;Find anything…</source>
        <translation>Alles &amp;finden …</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+?</source>
        <translation>Ctrl+?</translation>
    </message>
    <message>
        <source>&amp;About Hearthbook</source>
        <translation>&amp;Über Hearthbook</translation>
    </message>
</context>
<context>
    <name>hearthbook::MetadataSource</name>
    <message>
        <source>This book is open for reading only; nothing was changed.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet; nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>hearthbook::NewKeyDialog</name>
    <message>
        <source>Make an API key</source>
        <translation>API-Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>kitchen tablet</source>
        <translation>Küchentablet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Read and change</source>
        <translation>Lesen und ändern</translation>
    </message>
    <message>
        <source>Read, and feed whole registries</source>
        <translation>Lesen und ganze Register einspeisen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;May</source>
        <translation>&amp;Darf</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Schlüssel erzeugen</translation>
    </message>
</context>
<context>
    <name>hearthbook::NoKeyring</name>
    <message>
        <source>There is no keyring here.</source>
        <translation>Hier gibt es keinen Schlüsselbund.</translation>
    </message>
</context>
<context>
    <name>hearthbook::NoteLabel</name>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
</context>
<context>
    <name>hearthbook::NotedView</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>hearthbook::NotesEditor</name>
    <message>
        <source>Different notes</source>
        <translation>Verschiedene Notizen</translation>
    </message>
</context>
<context>
    <name>hearthbook::NotificationSwitches</name>
    <message>
        <source>Tell about</source>
        <translation>Berichten über</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) of other programs stay as they are.</source>
        <translation>
            <numerusform>%n Einstellung anderer Programme bleibt, wie sie ist.</numerusform>
            <numerusform>%n Einstellungen anderer Programme bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::OverviewCharts</name>
    <message>
        <source>d MMM</source>
        <comment>a day below its bar, see QLocale::toString()</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>Changes per day</source>
        <translation>Änderungen je Tag</translation>
    </message>
    <message>
        <source>Devices by integration</source>
        <translation>Geräte nach Integration</translation>
    </message>
    <message>
        <source>Devices by manufacturer</source>
        <translation>Geräte nach Hersteller</translation>
    </message>
    <message>
        <source>Devices by area</source>
        <translation>Geräte nach Bereich</translation>
    </message>
    <message>
        <source>Entities by domain</source>
        <translation>Entitäten nach Domäne</translation>
    </message>
    <message>
        <source>No integration</source>
        <translation>Keine Integration</translation>
    </message>
    <message>
        <source>No manufacturer</source>
        <translation>Kein Hersteller</translation>
    </message>
    <message>
        <source>No area</source>
        <translation>Kein Bereich</translation>
    </message>
    <message>
        <source>No domain</source>
        <translation>Keine Domäne</translation>
    </message>
</context>
<context>
    <name>hearthbook::OverviewCounts</name>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation>
            <numerusform>%n deaktiviert</numerusform>
            <numerusform>%n deaktiviert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n verschwunden</numerusform>
            <numerusform>%n verschwunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Show all areas</source>
        <translation>Alle Bereiche zeigen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Show all devices</source>
        <translation>Alle Geräte zeigen</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>Show all entities</source>
        <translation>Alle Entitäten zeigen</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Show all webhooks</source>
        <translation>Alle Webhooks zeigen</translation>
    </message>
    <message>
        <source>Changes today</source>
        <translation>Änderungen heute</translation>
    </message>
    <message>
        <source>Go to the changes of each day</source>
        <translation>Zu den Änderungen jedes Tages</translation>
    </message>
    <message>
        <source>%1 yesterday</source>
        <translation>%1 gestern</translation>
    </message>
</context>
<context>
    <name>hearthbook::OverviewHealth</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Home Assistant</source>
        <translation>Home Assistant</translation>
    </message>
    <message>
        <source>InfluxDB</source>
        <translation>InfluxDB</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Letzte Sicherung</translation>
    </message>
    <message>
        <source>Nothing can be changed: this book is open for reading only.</source>
        <translation>Nichts lässt sich ändern: Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Look at it…</source>
        <translation>Ansehen …</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Jetzt wieder versuchen</translation>
    </message>
    <message>
        <source>The listing that waits</source>
        <translation>Die wartende Liste</translation>
    </message>
    <message>
        <source>It lacks %1 that are known here.</source>
        <translation>Darin fehlen %1, die hier bekannt sind.</translation>
    </message>
    <message>
        <source>If they are really gone, take the listing: they are marked as gone, and removed after a while. Undo does not take this back, but what is listed again returns as it was. If Home Assistant was only just starting, leave it: the next whole listing ends this by itself.</source>
        <translation>Sind sie wirklich weg, sollte die Liste übernommen werden: Sie werden als verschwunden markiert und nach einer Weile entfernt. „Rückgängig“ hilft dann nicht, aber was wieder gelistet wird, kehrt zurück, wie es war. Startete Home Assistant gerade erst, bleibt sie besser liegen: Die nächste ganze Liste beendet dies von selbst.</translation>
    </message>
    <message>
        <source>Take the listing</source>
        <translation>Liste übernehmen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Liegen lassen</translation>
    </message>
    <message>
        <source>The listing was not taken: %1</source>
        <translation>Die Liste wurde nicht übernommen: %1</translation>
    </message>
    <message>
        <source>Home Assistant is not tried again: %1</source>
        <translation>Home Assistant wird nicht wieder versucht: %1</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Jetzt sichern</translation>
    </message>
    <message>
        <source>A backup is being made.</source>
        <translation>Eine Sicherung wird gerade gemacht.</translation>
    </message>
    <message>
        <source>No backup was made: %1</source>
        <translation>Es wurde nicht gesichert: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::OverviewPage</name>
    <message>
        <source>How new the numbers are</source>
        <translation>Wie neu die Zahlen sind</translation>
    </message>
    <message>
        <source>Not connected: this is as it was at %1.</source>
        <translation>Nicht verbunden: Dies ist der Stand von %1.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>hearthbook::OverviewReader</name>
    <message>
        <source>A part of the overview cannot be read: %1</source>
        <translation>Ein Teil der Übersicht lässt sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::Palette</name>
    <message>
        <source>Find what to do, or a device, entity, area or webhook</source>
        <translation>Befehl, Gerät, Entität, Bereich oder Webhook finden</translation>
    </message>
    <message>
        <source>What to do or to find</source>
        <translation>Was zu tun oder zu finden ist</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>The book could not be searched: %1</source>
        <translation>Das Buch ließ sich nicht durchsuchen: %1</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>Nichts heißt so.</translation>
    </message>
</context>
<context>
    <name>hearthbook::PreferencesEditor</name>
    <message>
        <source>The preferences of %1 cannot be read: %2</source>
        <translation>Die Vorlieben von %1 lassen sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>“%1” was done by somebody else already.</source>
        <translation>„%1“ hat schon jemand anders getan.</translation>
    </message>
    <message>
        <source>Somebody else changed these preferences meanwhile: “%1” was done on theirs.</source>
        <translation>Jemand anders hat diese Vorlieben inzwischen geändert: „%1“ wurde auf deren Stand ausgeführt.</translation>
    </message>
    <message>
        <source>“%1” was not saved: %2</source>
        <translation>„%1“ wurde nicht gespeichert: %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::PreferencesPage</name>
    <message>
        <source>&amp;User</source>
        <translation>Ben&amp;utzer</translation>
    </message>
    <message>
        <source>Leagues</source>
        <translation>Ligen</translation>
    </message>
    <message>
        <source>Chosen teams and notifications</source>
        <translation>Gewählte Teams und Benachrichtigungen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Vorlieben</translation>
    </message>
    <message>
        <source>The list of teams cannot be read: %1</source>
        <translation>Die Liste der Teams lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>“%1”, which no list knows</source>
        <translation>„%1“, das keine Liste kennt</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Search teams</source>
        <translation>Teams durchsuchen</translation>
    </message>
</context>
<context>
    <name>hearthbook::PreviewStep</name>
    <message>
        <source>&amp;Leave them as they are</source>
        <translation>&amp;Lassen, wie sie sind</translation>
    </message>
    <message>
        <source>This is what importing “%1” would do. Nothing is written yet.</source>
        <translation>Das würde der Import von „%1“ tun. Noch ist nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>The file lacks %n that the book has, more than is usual: is it all of the home?</source>
        <translation>
            <numerusform>In der Datei fehlt %n, was das Buch hat, mehr als üblich: Ist sie das ganze Zuhause?</numerusform>
            <numerusform>In der Datei fehlen %n, die das Buch hat, mehr als üblich: Ist sie das ganze Zuhause?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Mark %n as gone</source>
        <translation>
            <numerusform>%n als verschwunden &amp;markieren</numerusform>
            <numerusform>%n als verschwunden &amp;markieren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Problem</name>
    <message>
        <source>This may not be empty.</source>
        <translation>Das darf nicht leer sein.</translation>
    </message>
    <message numerus="yes">
        <source>This needs at least %n character(s).</source>
        <translation>
            <numerusform>Hier muss mindestens %n Zeichen stehen.</numerusform>
            <numerusform>Hier müssen mindestens %n Zeichen stehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This may have at most %n character(s).</source>
        <translation>
            <numerusform>Hier hat höchstens %n Zeichen Platz.</numerusform>
            <numerusform>Hier haben höchstens %n Zeichen Platz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This may have at most %n entry(s).</source>
        <translation>
            <numerusform>Hier hat höchstens %n Eintrag Platz.</numerusform>
            <numerusform>Hier haben höchstens %n Einträge Platz.</numerusform>
        </translation>
    </message>
    <message>
        <source>This holds characters that may not stand here.</source>
        <translation>Das enthält Zeichen, die hier nicht stehen dürfen.</translation>
    </message>
    <message>
        <source>An address begins with http:// or https://.</source>
        <translation>Eine Adresse beginnt mit http:// oder https://.</translation>
    </message>
    <message>
        <source>This is no valid URL.</source>
        <translation>Das ist keine gültige URL.</translation>
    </message>
    <message>
        <source>This is missing.</source>
        <translation>Das fehlt.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ProfileControl</name>
    <message>
        <source>The API key is not kept, and will be asked for. %1</source>
        <translation>Der API-Schlüssel wird nicht aufbewahrt; danach wird gefragt. %1</translation>
    </message>
    <message>
        <source>The API key is still in the keyring. %1</source>
        <translation>Der API-Schlüssel ist noch im Schlüsselbund. %1</translation>
    </message>
    <message>
        <source>Something was typed into “%1” and is not saved. It is lost when the entry is removed.</source>
        <translation>In „%1“ wurde etwas eingegeben, das nicht gespeichert ist. Es geht verloren, wenn der Eintrag entfernt wird.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>hearthbook::RequestList</name>
    <message>
        <source>Requests to the server</source>
        <translation>Anfragen an den Server</translation>
    </message>
    <message>
        <source>Which requests are shown</source>
        <translation>Welche Anfragen zu sehen sind</translation>
    </message>
    <message>
        <source>All requests</source>
        <translation>Alle Anfragen</translation>
    </message>
    <message>
        <source>Answered (below 400)</source>
        <translation>Beantwortet (unter 400)</translation>
    </message>
    <message>
        <source>Refused (400 to 499)</source>
        <translation>Abgelehnt (400 bis 499)</translation>
    </message>
    <message>
        <source>Failed (500 and more)</source>
        <translation>Gescheitert (500 und mehr)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected requests, or all that are shown.</source>
        <translation>Kopiert die gewählten Anfragen, sonst alle, die zu sehen sind.</translation>
    </message>
</context>
<context>
    <name>hearthbook::RequestModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
</context>
<context>
    <name>hearthbook::Reversion</name>
    <message>
        <source>This is too long ago to be taken back: the book no longer keeps it.</source>
        <translation>Das ist zu lange her, um es rückgängig zu machen: Das Buch bewahrt es nicht mehr auf.</translation>
    </message>
    <message>
        <source>It cannot be said what would come back: %1</source>
        <translation>Was zurückkäme, lässt sich nicht sagen: %1</translation>
    </message>
    <message>
        <source>Nothing was taken back: %1</source>
        <translation>Nichts wurde rückgängig gemacht: %1</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weitere</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::RevertPanel</name>
    <message>
        <source>Take back…</source>
        <translation>Rückgängig machen …</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Liegen lassen</translation>
    </message>
    <message>
        <source>What would come back</source>
        <translation>Was zurückkäme</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>Rückgängig machen: %1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Take the others back</source>
        <translation>Die anderen rückgängig machen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Looking what would come back…</source>
        <translation>Es wird nachgesehen, was zurückkäme …</translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation>Wird rückgängig gemacht …</translation>
    </message>
    <message>
        <source>This book is open for reading only: nothing can be taken back.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet: Nichts lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>One row gets its former values.</source>
        <translation>Eine Zeile bekommt ihre früheren Werte.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows get their former values.</source>
        <translation>
            <numerusform>%n Zeile bekommt ihre früheren Werte.</numerusform>
            <numerusform>%n Zeilen bekommen ihre früheren Werte.</numerusform>
        </translation>
    </message>
    <message>
        <source>One row that was added goes.</source>
        <translation>Eine hinzugefügte Zeile geht.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows that were added go.</source>
        <translation>
            <numerusform>%n hinzugefügte Zeile geht.</numerusform>
            <numerusform>%n hinzugefügte Zeilen gehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>One row is already as it was.</source>
        <translation>Eine Zeile ist schon wieder, wie sie war.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are already as they were.</source>
        <translation>
            <numerusform>%n Zeile ist schon wieder, wie sie war.</numerusform>
            <numerusform>%n Zeilen sind schon wieder, wie sie waren.</numerusform>
        </translation>
    </message>
    <message>
        <source>One row cannot come back, and stays as it is:</source>
        <translation>Eine Zeile kann nicht zurückkommen und bleibt, wie sie ist:</translation>
    </message>
    <message numerus="yes">
        <source>%n rows cannot come back, and stay as they are:</source>
        <translation>
            <numerusform>%n Zeile kann nicht zurückkommen und bleibt, wie sie ist:</numerusform>
            <numerusform>%n Zeilen können nicht zurückkommen und bleiben, wie sie sind:</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
</context>
<context>
    <name>hearthbook::RowActions</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy as c&amp;url</source>
        <translation>Als c&amp;url kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Alt+C</source>
        <translation>Ctrl+Alt+C</translation>
    </message>
    <message>
        <source>&amp;Open the configuration page</source>
        <translation>K&amp;onfigurationsseite öffnen</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>Höchstens %n Zeile lässt sich auf einmal kopieren.</numerusform>
            <numerusform>Höchstens %n Zeilen lassen sich auf einmal kopieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>This device names no configuration page that a browser can open.</source>
        <translation>Dieses Gerät nennt keine Konfigurationsseite, die ein Browser öffnen kann.</translation>
    </message>
    <message>
        <source>No browser could be started for %1</source>
        <translation>Für %1 ließ sich kein Browser starten</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menü der Zeile</translation>
    </message>
</context>
<context>
    <name>hearthbook::RowDetails</name>
    <message>
        <source>What is known of the chosen row</source>
        <translation>Was von der gewählten Zeile bekannt ist</translation>
    </message>
    <message>
        <source>What to show of the chosen row</source>
        <translation>Was von der gewählten Zeile zu sehen ist</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Entities</source>
        <translation>Entitäten</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message numerus="yes">
        <source>%n rows are chosen</source>
        <translation>
            <numerusform>%n Zeile ist gewählt</numerusform>
            <numerusform>%n Zeilen sind gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s) can be changed at once.</source>
        <translation>
            <numerusform>Höchstens %n Zeile lässt sich auf einmal ändern.</numerusform>
            <numerusform>Höchstens %n Zeilen lassen sich auf einmal ändern.</numerusform>
        </translation>
    </message>
    <message>
        <source>What you change here is changed in all of them, and nothing else.</source>
        <translation>Was hier geändert wird, ändert sich in allen, und sonst nichts.</translation>
    </message>
    <message>
        <source>Choose a row to see what is known of it.</source>
        <translation>Eine gewählte Zeile zeigt hier, was von ihr bekannt ist.</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts ist gewählt</translation>
    </message>
</context>
<context>
    <name>hearthbook::RowEditing</name>
    <message>
        <source>Disabled</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>Not disabled</source>
        <translation>Nicht deaktiviert</translation>
    </message>
    <message>
        <source>%1 is not in sight in this list any more. What you typed stands in its form, not saved yet.</source>
        <translation>%1 steht nicht mehr in Sicht in dieser Liste. Was getippt wurde, steht im zugehörigen Formular und ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::RowExport</name>
    <message>
        <source>Export: %1</source>
        <translation>Export: %1</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Der Export wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The export ended, and nothing was written: the book was closed.</source>
        <translation>Der Export endete, und nichts wurde geschrieben: Das Buch wurde geschlossen.</translation>
    </message>
    <message>
        <source>The export ended, and nothing was written: %1</source>
        <translation>Der Export endete, und nichts wurde geschrieben: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n Zeile wurde nach %1 geschrieben.</numerusform>
            <numerusform>%n Zeilen wurden nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder, or make room there.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Ein anderer Ordner oder mehr Platz dort hilft.</translation>
    </message>
</context>
<context>
    <name>hearthbook::RowForm</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>This book is open for reading only.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile: %1.</source>
        <translation>Jemand anders hat dies inzwischen geändert: %1.</translation>
    </message>
    <message>
        <source>The rows chosen before</source>
        <translation>Die zuvor gewählten Zeilen</translation>
    </message>
    <message>
        <source>The change before is still being saved. What you typed stands in the form beside the list; save it in a moment.</source>
        <translation>Die Änderung davor wird noch gespeichert. Was getippt wurde, steht im Formular neben der Liste; es lässt sich gleich speichern.</translation>
    </message>
    <message>
        <source>%1: what you typed was not saved, and is kept. %2</source>
        <translation>%1: Was getippt wurde, ist nicht gespeichert und bleibt erhalten. %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::RowHistory</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Choose a row to see what happened to it.</source>
        <translation>Eine gewählte Zeile zeigt hier, was mit ihr geschah.</translation>
    </message>
    <message>
        <source>The history cannot be read: %1</source>
        <translation>Der Verlauf lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Nothing is recorded of it.</source>
        <translation>Dazu ist nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Restore what was before it</source>
        <translation>Wiederherstellen, was davor war</translation>
    </message>
    <message>
        <source>This book is open for reading only.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Gives the row the values that it had before the chosen change.</source>
        <translation>Gibt der Zeile die Werte, die sie vor der gewählten Änderung hatte.</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Somebody else changed the row just now. Nothing was restored; look at it, and try again.</source>
        <translation>Jemand anders hat die Zeile gerade geändert. Nichts wurde wiederhergestellt; bitte ansehen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing was restored: %1</source>
        <translation>Nichts wurde wiederhergestellt: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::RowWriter</name>
    <message numerus="yes">
        <source>At most %n row(s) can be changed at once.</source>
        <translation>
            <numerusform>Höchstens %n Zeile lässt sich auf einmal ändern.</numerusform>
            <numerusform>Höchstens %n Zeilen lassen sich auf einmal ändern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n row(s)</source>
        <translation>
            <numerusform>%n Zeile ändern</numerusform>
            <numerusform>%n Zeilen ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else changes the same just now. Nothing was saved; look at it, and save again.</source>
        <translation>Jemand anders ändert gerade dasselbe. Nichts wurde gespeichert; bitte ansehen und noch einmal speichern.</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message>
        <source>Disable %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>Enable %1</source>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
</context>
<context>
    <name>hearthbook::RunStep</name>
    <message>
        <source>&amp;Cancel the import</source>
        <translation>Import &amp;abbrechen</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>%1. It goes on when this window is closed: the status bar shows how far it is.</source>
        <translation>%1. Es geht weiter, wenn dieses Fenster geschlossen wird: Die Statusleiste zeigt, wie weit es ist.</translation>
    </message>
    <message>
        <source>Cancelling. What was written by now is taken back.</source>
        <translation>Wird abgebrochen. Was schon geschrieben ist, wird rückgängig gemacht.</translation>
    </message>
</context>
<context>
    <name>hearthbook::SaveStateLabel</name>
    <message>
        <source>Whether everything is saved</source>
        <translation>Ob alles gespeichert ist</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert …</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Saved. %1</source>
        <translation>Gespeichert. %1</translation>
    </message>
    <message>
        <source>Not saved yet: %1 It is tried again.</source>
        <translation>Noch nicht gespeichert: %1 Es wird wieder versucht.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Nothing can be changed: this book is open for reading only.</source>
        <translation>Nichts lässt sich ändern: Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
</context>
<context>
    <name>hearthbook::SecretDialog</name>
    <message>
        <source>The secret of the webhook</source>
        <translation>Das Geheimnis des Webhooks</translation>
    </message>
    <message>
        <source>Deliveries to %1 are signed with this secret. Give it to the receiver now: it is never shown again.</source>
        <translation>Zustellungen an %1 werden mit diesem Geheimnis unterschrieben. Der Empfänger braucht es jetzt: Es wird nie wieder gezeigt.</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>I have kept it</source>
        <translation>Ich habe es aufbewahrt</translation>
    </message>
    <message>
        <source>It is in the clipboard.</source>
        <translation>Es ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>hearthbook::Sentence</name>
    <message>
        <source>%1 is no address of a receiver (link-local, metadata, multicast or reserved)</source>
        <translation>%1 ist keine Adresse eines Empfängers (link-lokal, Metadaten, Multicast oder reserviert)</translation>
    </message>
    <message>
        <source>%1 is a cloud&apos;s metadata service, no receiver</source>
        <translation>%1 ist der Metadatendienst einer Cloud, kein Empfänger</translation>
    </message>
    <message>
        <source>%1 is a private address, and the settings allow public ones only</source>
        <translation>%1 ist eine private Adresse, und die Einstellungen erlauben nur öffentliche</translation>
    </message>
    <message>
        <source>%1 port %2 is this server itself</source>
        <translation>%1 Port %2 ist dieser Server selbst</translation>
    </message>
    <message>
        <source>The name resolves to no address</source>
        <translation>Zu dem Namen gibt es keine Adresse</translation>
    </message>
    <message>
        <source>%1 does not resolve: %2</source>
        <translation>Zu %1 lässt sich keine Adresse finden: %2</translation>
    </message>
    <message>
        <source>The receiver answered 410 Gone: it wants nothing more.</source>
        <translation>Der Empfänger hat mit 410 Gone geantwortet: Er will nichts mehr.</translation>
    </message>
    <message>
        <source>Nothing could be delivered for five days.</source>
        <translation>Fünf Tage lang ließ sich nichts zustellen.</translation>
    </message>
    <message>
        <source>What follows whsec_ is not base64</source>
        <translation>Was auf whsec_ folgt, ist kein Base64</translation>
    </message>
    <message>
        <source>An event name has 1 to 64 letters, digits and _.-</source>
        <translation>Der Name eines Ereignisses hat 1 bis 64 Buchstaben, Ziffern und _.-</translation>
    </message>
    <message>
        <source>Filters may be nested %1 deep</source>
        <translation>Filter dürfen %1 Stufen tief sein</translation>
    </message>
    <message>
        <source>The key file of the webhook secrets %1; see the server&apos;s log</source>
        <translation>Die Schlüsseldatei der Webhook-Geheimnisse %1; siehe das Protokoll des Servers</translation>
    </message>
    <message>
        <source>Webhook secrets cannot be used: %1</source>
        <translation>Die Geheimnisse der Webhooks lassen sich nicht nutzen: %1</translation>
    </message>
    <message>
        <source>The secret of webhook %1 cannot be opened: it was sealed with another key, or changed</source>
        <translation>Das Geheimnis des Webhooks %1 lässt sich nicht öffnen: Es wurde mit einem anderen Schlüssel versiegelt oder verändert</translation>
    </message>
    <message>
        <source>Device %1 not found</source>
        <translation>Das Gerät %1 gibt es nicht</translation>
    </message>
    <message>
        <source>Entity %1 not found</source>
        <translation>Die Entität %1 gibt es nicht</translation>
    </message>
    <message>
        <source>Webhook %1 not found</source>
        <translation>Den Webhook %1 gibt es nicht</translation>
    </message>
    <message>
        <source>Operation %1 not found</source>
        <translation>Den Vorgang %1 gibt es nicht</translation>
    </message>
    <message>
        <source>The journal has no operation %1</source>
        <translation>Das Journal kennt keinen Vorgang %1</translation>
    </message>
    <message>
        <source>The journal no longer holds all that operation %1 changed</source>
        <translation>Das Journal enthält nicht mehr alles, was der Vorgang %1 geändert hat</translation>
    </message>
    <message>
        <source>Somebody changed rows of operation %1 since</source>
        <translation>Jemand hat seither Zeilen des Vorgangs %1 geändert</translation>
    </message>
    <message>
        <source>The row has another id now: %1</source>
        <translation>Die Zeile hat jetzt eine andere Kennung: %1</translation>
    </message>
    <message>
        <source>The preferences of %1 have changed</source>
        <translation>Die Einstellungen von %1 haben sich geändert</translation>
    </message>
    <message>
        <source>Changes of kind %1 cannot be taken back</source>
        <translation>Änderungen der Art %1 lassen sich nicht zurücknehmen</translation>
    </message>
    <message>
        <source>It was changed since, by %1</source>
        <translation>Sie wurde seither geändert, von %1</translation>
    </message>
    <message>
        <source>It has entities that came since</source>
        <translation>Es hat Entitäten, die seither dazukamen</translation>
    </message>
    <message>
        <source>Another row is %1 now</source>
        <translation>Eine andere Zeile heißt jetzt %1</translation>
    </message>
    <message>
        <source>It came back as %1 since</source>
        <translation>Sie kam seither als %1 zurück</translation>
    </message>
    <message>
        <source>Its device %1 is not there</source>
        <translation>Ihr Gerät %1 ist nicht da</translation>
    </message>
    <message>
        <source>The file is no report of an import</source>
        <translation>Die Datei ist kein Bericht eines Imports</translation>
    </message>
    <message>
        <source>The report is of a dry run, which wrote nothing</source>
        <translation>Der Bericht ist von einer Probe, die nichts geschrieben hat</translation>
    </message>
    <message>
        <source>The report is of another database, or of this one before it was restored</source>
        <translation>Der Bericht ist von einer anderen Datenbank oder von dieser, bevor sie wiederhergestellt wurde</translation>
    </message>
    <message>
        <source>The database is damaged; /health says more</source>
        <translation>Die Datenbank ist beschädigt; /health sagt mehr</translation>
    </message>
    <message>
        <source>The database file was deleted or moved away while it was in use. Nothing is stored until it is back at its place, or the server is restarted</source>
        <translation>Die Datei der Datenbank wurde im Betrieb gelöscht oder verschoben. Nichts wird gespeichert, bis sie wieder an ihrem Platz ist oder der Server neu gestartet wird</translation>
    </message>
    <message>
        <source>Another file lies where the database was. Nothing is stored until the first one is back, or the server is restarted to take the other one</source>
        <translation>Wo die Datenbank war, liegt eine andere Datei. Nichts wird gespeichert, bis die erste zurück ist oder der Server neu gestartet wird, um die andere zu nehmen</translation>
    </message>
    <message>
        <source>The -wal or -shm file beside the database was deleted or replaced. Nothing is stored until the server is restarted; what was stored before is safe in the database file</source>
        <translation>Die Datei -wal oder -shm neben der Datenbank wurde gelöscht oder ersetzt. Nichts wird gespeichert, bis der Server neu gestartet wird; was vorher gespeichert wurde, ist sicher in der Datei der Datenbank</translation>
    </message>
    <message>
        <source>There is no database %1</source>
        <translation>Es gibt keine Datenbank %1</translation>
    </message>
    <message>
        <source>The database %1 is a folder, not a file</source>
        <translation>Die Datenbank %1 ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>The database %1 is read-only for this user</source>
        <translation>Die Datenbank %1 ist für diesen Benutzer schreibgeschützt</translation>
    </message>
    <message>
        <source>The database %1 is in use by another hearthbookd%2</source>
        <translation>Die Datenbank %1 ist bei einem anderen hearthbookd in Gebrauch%2</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened: %2</source>
        <translation>Die Datenbank %1 lässt sich nicht öffnen: %2</translation>
    </message>
    <message>
        <source>The folder of the database %1 cannot be made</source>
        <translation>Der Ordner der Datenbank %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>The file system of %1 does not allow SQLite&apos;s WAL mode</source>
        <translation>Das Dateisystem von %1 erlaubt den WAL-Modus von SQLite nicht</translation>
    </message>
    <message>
        <source>The file is the database of another program: it has no table devices</source>
        <translation>Die Datei ist die Datenbank eines anderen Programms: Sie hat keine Tabelle devices</translation>
    </message>
    <message>
        <source>The file is the database of another program: its table schema_migrations is another</source>
        <translation>Die Datei ist die Datenbank eines anderen Programms: Ihre Tabelle schema_migrations ist eine andere</translation>
    </message>
    <message>
        <source>The server is stopping</source>
        <translation>Der Server wird gerade beendet</translation>
    </message>
    <message>
        <source>The server ran out of memory or failed inside</source>
        <translation>Dem Server fehlte Speicher, oder er hatte innen einen Fehler</translation>
    </message>
    <message>
        <source>Internal server error</source>
        <translation>Im Server ist ein Fehler aufgetreten</translation>
    </message>
    <message>
        <source>Too many connections</source>
        <translation>Zu viele Verbindungen</translation>
    </message>
    <message>
        <source>The database refused: %1</source>
        <translation>Die Datenbank hat abgelehnt: %1</translation>
    </message>
    <message>
        <source>Other backups are waiting to be made or checked; try again later</source>
        <translation>Andere Sicherungen warten noch; später noch einmal versuchen</translation>
    </message>
    <message>
        <source>Another backup is being made in %1</source>
        <translation>In %1 wird gerade eine andere Sicherung gemacht</translation>
    </message>
    <message>
        <source>The folder %1 of the backups cannot be made</source>
        <translation>Der Ordner %1 der Sicherungen lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>The backup %1 cannot be made: %2</source>
        <translation>Die Sicherung %1 lässt sich nicht machen: %2</translation>
    </message>
    <message>
        <source>There is no backup %1</source>
        <translation>Es gibt keine Sicherung %1</translation>
    </message>
    <message>
        <source>Nothing makes backups here</source>
        <translation>Hier macht nichts Sicherungen</translation>
    </message>
    <message>
        <source>The range ends before it begins</source>
        <translation>Der Bereich endet, bevor er beginnt</translation>
    </message>
    <message>
        <source>The value should be a whole number, or a range as 2..5</source>
        <translation>Der Wert soll eine ganze Zahl oder ein Bereich wie 2..5 sein</translation>
    </message>
    <message>
        <source>The value should be a time as 2026-11-30T12:00:00Z, a day, month or year as 2026-11-30, or a range as 2026-11..2026-12</source>
        <translation>Der Wert soll eine Zeit wie 2026-11-30T12:00:00Z sein, ein Tag, Monat oder Jahr wie 2026-11-30 oder ein Bereich wie 2026-11..2026-12</translation>
    </message>
    <message>
        <source>A text should follow %1</source>
        <translation>Auf %1 soll ein Text folgen</translation>
    </message>
    <message>
        <source>%1 should be true or false</source>
        <translation>%1 soll true oder false sein</translation>
    </message>
    <message>
        <source>%1 is compared by one of %2</source>
        <translation>%1 wird mit einem von %2 verglichen</translation>
    </message>
    <message>
        <source>A range goes with = or != alone</source>
        <translation>Ein Bereich geht nur mit = oder !=</translation>
    </message>
    <message>
        <source>At most %1 conditions can be asked for at once</source>
        <translation>Es gehen höchstens %1 Bedingungen zugleich</translation>
    </message>
    <message>
        <source>The pattern takes too long to be looked for: make it simpler</source>
        <translation>Das Muster zu suchen dauert zu lange: Es muss einfacher werden</translation>
    </message>
    <message>
        <source>A pattern has at most %1 characters</source>
        <translation>Ein Muster hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>The pattern is wrong at character %1: %2</source>
        <translation>Das Muster ist bei Zeichen %1 falsch: %2</translation>
    </message>
    <message>
        <source>There is a key %1 already</source>
        <translation>Einen Schlüssel %1 gibt es schon</translation>
    </message>
    <message>
        <source>There is no key %1</source>
        <translation>Es gibt keinen Schlüssel %1</translation>
    </message>
    <message>
        <source>A key needs a name</source>
        <translation>Ein Schlüssel braucht einen Namen</translation>
    </message>
    <message>
        <source>A key&apos;s name has %1 characters at most</source>
        <translation>Der Name eines Schlüssels hat höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>A key&apos;s name has no blank at its begin or end</source>
        <translation>Der Name eines Schlüssels beginnt und endet nicht mit einem Leerzeichen</translation>
    </message>
    <message>
        <source>A key&apos;s name has no control characters</source>
        <translation>Der Name eines Schlüssels hat keine Steuerzeichen</translation>
    </message>
    <message>
        <source>Maximum %1 %2 teams allowed</source>
        <translation>Höchstens %1 Teams der Liga %2 sind erlaubt</translation>
    </message>
    <message>
        <source>Settings may be nested %1 deep</source>
        <translation>Einstellungen dürfen %1 Stufen tief sein</translation>
    </message>
    <message>
        <source>No listing of %1 waits for approval</source>
        <translation>Keine Liste von %1 wartet auf Zustimmung</translation>
    </message>
    <message>
        <source>The listing lacks rows that are present (%1); it was kept and waits for approval</source>
        <translation>In der Liste fehlt Vorhandenes (%1); sie wurde aufgehoben und wartet auf Zustimmung</translation>
    </message>
    <message>
        <source>InfluxDB is not set up</source>
        <translation>Es ist keine InfluxDB eingerichtet</translation>
    </message>
    <message>
        <source>This server is set to no InfluxDB: name its url</source>
        <translation>Dieser Server ist auf keine InfluxDB eingestellt: Ihre Adresse fehlt</translation>
    </message>
    <message>
        <source>%1 did not answer for %2 s</source>
        <translation>%1 hat %2 s lang nicht geantwortet</translation>
    </message>
    <message>
        <source>%1 cannot be reached within %2 s</source>
        <translation>%1 ist in %2 s nicht zu erreichen</translation>
    </message>
    <message>
        <source>%1 does not accept the token, or the user and password</source>
        <translation>%1 nimmt das Token oder Benutzer und Passwort nicht an</translation>
    </message>
    <message>
        <source>%1 does not let this token or user do that</source>
        <translation>%1 erlaubt das diesem Token oder Benutzer nicht</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 lehnt die Verbindung ab</translation>
    </message>
    <message>
        <source>%1 cannot be found: the host&apos;s name is unknown</source>
        <translation>%1 ist nicht zu finden: Der Name des Rechners ist unbekannt</translation>
    </message>
    <message>
        <source>%1 closed the connection before its answer was whole</source>
        <translation>%1 hat die Verbindung beendet, ehe die Antwort ganz war</translation>
    </message>
    <message>
        <source>%1 opens no TLS connection that is trusted: %2</source>
        <translation>%1 baut keine TLS-Verbindung auf, der zu trauen ist: %2</translation>
    </message>
    <message>
        <source>%1 does not speak HTTP</source>
        <translation>%1 spricht kein HTTP</translation>
    </message>
    <message>
        <source>%1 answered with status %2</source>
        <translation>%1 hat mit Status %2 geantwortet</translation>
    </message>
    <message>
        <source>%1 takes too long to answer</source>
        <translation>%1 braucht zu lange für die Antwort</translation>
    </message>
    <message>
        <source>It should be an address such as http://influxdb:8086</source>
        <translation>Es soll eine Adresse wie http://influxdb:8086 sein</translation>
    </message>
    <message>
        <source>It should be a time such as 90d or 12h</source>
        <translation>Es soll eine Zeit wie 90d oder 12h sein</translation>
    </message>
    <message>
        <source>User and password have members of their own</source>
        <translation>Benutzer und Passwort haben eigene Felder</translation>
    </message>
    <message>
        <source>The import was cancelled</source>
        <translation>Der Import wurde abgebrochen</translation>
    </message>
    <message>
        <source>The import from %1: %2</source>
        <translation>Der Import aus %1: %2</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Die Datei %1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>Die Datei %1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>The file %1 is larger than %2 MiB</source>
        <translation>Die Datei %1 ist größer als %2 MiB</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>sie ist ein Ordner</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>es gibt sie nicht</translation>
    </message>
    <message>
        <source>The file holds far more than its size says</source>
        <translation>Die Datei enthält weit mehr, als ihre Größe sagt</translation>
    </message>
    <message>
        <source>There is no place for a copy of the file: %1</source>
        <translation>Für eine Kopie der Datei ist kein Platz: %1</translation>
    </message>
    <message>
        <source>The file is no NDJSON export of Hearthbook: its first line does not say so</source>
        <translation>Die Datei ist kein NDJSON-Export von Hearthbook: Ihre erste Zeile sagt es nicht</translation>
    </message>
    <message>
        <source>The file is an export as JSON; import takes NDJSON</source>
        <translation>Die Datei ist ein Export als JSON; ein Import braucht NDJSON</translation>
    </message>
    <message>
        <source>The file has version %1 of the format, and this Hearthbook knows up to %2: update it first</source>
        <translation>Die Datei hat die Version %1 des Formats, und dieses Hearthbook kennt es bis %2: Erst muss es aktualisiert werden</translation>
    </message>
    <message>
        <source>The file is cut short: its last line is not {&quot;end&quot;:true}</source>
        <translation>Die Datei ist abgeschnitten: Ihre letzte Zeile ist nicht {&quot;end&quot;:true}</translation>
    </message>
    <message>
        <source>The file goes on after its end in line %1</source>
        <translation>Die Datei geht nach ihrem Ende in Zeile %1 weiter</translation>
    </message>
    <message>
        <source>The file is no JSON: %1</source>
        <translation>Die Datei ist kein JSON: %1</translation>
    </message>
    <message>
        <source>The file holds no JSON object</source>
        <translation>Die Datei enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>The file is neither metadata.db nor webhooks.db nor sports_teams.db: it has no table of theirs</source>
        <translation>Die Datei ist weder metadata.db noch webhooks.db noch sports_teams.db: Sie hat keine ihrer Tabellen</translation>
    </message>
    <message>
        <source>More than %1 entries of the file cannot be taken, so it is not what it should be</source>
        <translation>Mehr als %1 Einträge der Datei gehen nicht, also ist sie nicht, was sie sein soll</translation>
    </message>
    <message>
        <source>It is cut short; only the entries before are read. %1</source>
        <translation>Sie ist abgeschnitten; nur die Einträge davor sind gelesen. %1</translation>
    </message>
    <message>
        <source>%1 stands in line %2 already</source>
        <translation>%1 steht schon in Zeile %2</translation>
    </message>
    <message>
        <source>the id stands there again further down, and the last one counts</source>
        <translation>die Kennung steht weiter unten noch einmal, und die letzte zählt</translation>
    </message>
    <message>
        <source>the value is no JSON object</source>
        <translation>der Wert ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>the value is no JSON</source>
        <translation>der Wert ist kein JSON</translation>
    </message>
    <message>
        <source>the value is no text, as all in a browser&apos;s storage is</source>
        <translation>der Wert ist kein Text, wie alles im Speicher eines Browsers</translation>
    </message>
    <message>
        <source>the set-up was never finished and chose no team</source>
        <translation>die Einrichtung wurde nie beendet und wählte kein Team</translation>
    </message>
    <message>
        <source>not kept by Hearthbook</source>
        <translation>Hearthbook hebt das nicht auf</translation>
    </message>
    <message>
        <source>Hearthbook has no place for this column</source>
        <translation>Hearthbook hat für diese Spalte keinen Platz</translation>
    </message>
    <message>
        <source>the service has no usable name</source>
        <translation>der Dienst hat keinen brauchbaren Namen</translation>
    </message>
    <message>
        <source>the definition is too large</source>
        <translation>die Beschreibung ist zu groß</translation>
    </message>
    <message>
        <source>the config entry has no usable id or domain</source>
        <translation>der Konfigurationseintrag hat keine brauchbare Kennung oder Domäne</translation>
    </message>
    <message>
        <source>the user&apos;s id is empty, too long or has control characters</source>
        <translation>die Kennung des Benutzers ist leer, zu lang oder hat Steuerzeichen</translation>
    </message>
    <message>
        <source>%1 points of %2 have no %3</source>
        <translation>%1 Punkte von %2 haben kein %3</translation>
    </message>
    <message>
        <source>Rows without an id: %1</source>
        <translation>Zeilen ohne Kennung: %1</translation>
    </message>
    <message>
        <source>Wrong rows beyond those: %1</source>
        <translation>Weitere falsche Zeilen: %1</translation>
    </message>
    <message>
        <source>the id is empty</source>
        <translation>die Kennung ist leer</translation>
    </message>
    <message>
        <source>the entry is no object</source>
        <translation>der Eintrag ist kein Objekt</translation>
    </message>
    <message>
        <source>%1 is masked: this is no copy of the service&apos;s own file</source>
        <translation>%1 ist verdeckt: Das ist keine Kopie der eigenen Datei des Dienstes</translation>
    </message>
    <message>
        <source>it has no usable name</source>
        <translation>es gibt keinen brauchbaren Namen</translation>
    </message>
    <message>
        <source>taken as %1, which is its id now</source>
        <translation>als %1 übernommen, so heißt es jetzt</translation>
    </message>
    <message>
        <source>registry_id is that of entity %1</source>
        <translation>registry_id ist die der Entität %1</translation>
    </message>
    <message>
        <source>device_id: no device %1 is known, the present one stays</source>
        <translation>device_id: Ein Gerät %1 ist nicht bekannt, das jetzige bleibt</translation>
    </message>
    <message>
        <source>device_id: no device %1 is known, taken without</source>
        <translation>device_id: Ein Gerät %1 ist nicht bekannt, ohne es übernommen</translation>
    </message>
    <message>
        <source>the secret that it had here before is in force again</source>
        <translation>das Geheimnis, das es hier früher hatte, gilt wieder</translation>
    </message>
    <message>
        <source>it has a new secret: rotate it to see one, and give that to the receiver</source>
        <translation>es hat ein neues Geheimnis: erneuern, um eines zu sehen, und dieses dem Empfänger geben</translation>
    </message>
    <message>
        <source>It is no JSON: %1</source>
        <translation>Sie ist kein JSON: %1</translation>
    </message>
    <message>
        <source>It is no JSON object</source>
        <translation>Sie ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>It says %1 twice</source>
        <translation>Sie sagt %1 zweimal</translation>
    </message>
    <message>
        <source>It does not say its kind</source>
        <translation>Sie sagt ihre Art nicht</translation>
    </message>
    <message>
        <source>There is no kind %1</source>
        <translation>Eine Art %1 gibt es nicht</translation>
    </message>
    <message>
        <source>the source has it only in the second reading</source>
        <translation>die Quelle hat es erst beim zweiten Lesen</translation>
    </message>
    <message>
        <source>the source changed while it was imported</source>
        <translation>die Quelle hat sich während des Imports geändert</translation>
    </message>
    <message>
        <source>the source had %1 %2 and now has %3</source>
        <translation>die Quelle hatte %1 %2 und hat jetzt %3</translation>
    </message>
    <message>
        <source>it is not there</source>
        <translation>es ist nicht da</translation>
    </message>
    <message>
        <source>it lacks a value that the source has</source>
        <translation>ihm fehlt ein Wert, den die Quelle hat</translation>
    </message>
    <message>
        <source>%1 differs from the source&apos;s</source>
        <translation>%1 ist anders als in der Quelle</translation>
    </message>
    <message>
        <source>Control characters are not allowed</source>
        <translation>Steuerzeichen sind nicht erlaubt</translation>
    </message>
    <message>
        <source>Field required</source>
        <translation>Es fehlt</translation>
    </message>
    <message>
        <source>Extra inputs are not permitted</source>
        <translation>Mehr ist nicht erlaubt</translation>
    </message>
    <message>
        <source>This is not the user&apos;s to change</source>
        <translation>Das kann man hier nicht ändern</translation>
    </message>
    <message>
        <source>Input should be a valid string</source>
        <translation>Es soll ein Text sein</translation>
    </message>
    <message>
        <source>Input should be a valid list</source>
        <translation>Es soll eine Liste sein</translation>
    </message>
    <message>
        <source>Input should be a list of strings</source>
        <translation>Es soll eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>Input should be a valid dictionary</source>
        <translation>Es soll ein Objekt sein</translation>
    </message>
    <message>
        <source>Input should be a valid boolean</source>
        <translation>Es soll true oder false sein</translation>
    </message>
    <message>
        <source>Input should be a valid URL, %1</source>
        <translation>Es soll eine gültige Adresse sein: %1</translation>
    </message>
    <message>
        <source>URL input should be a string or URL</source>
        <translation>Es soll eine Adresse sein</translation>
    </message>
    <message>
        <source>URL scheme should be %1</source>
        <translation>Die Adresse soll mit %1 beginnen</translation>
    </message>
    <message>
        <source>String should have at least %1 characters</source>
        <translation>Der Text soll mindestens %1 Zeichen haben</translation>
    </message>
    <message>
        <source>String should have at most %1 characters</source>
        <translation>Der Text soll höchstens %1 Zeichen haben</translation>
    </message>
    <message>
        <source>String should match pattern &apos;%1&apos;</source>
        <translation>Der Text soll dem Muster „%1“ entsprechen</translation>
    </message>
    <message>
        <source>List should have at most %1 items</source>
        <translation>Die Liste soll höchstens %1 Einträge haben</translation>
    </message>
    <message>
        <source>The request&apos;s values are not valid</source>
        <translation>Die Werte der Anfrage sind nicht gültig</translation>
    </message>
    <message>
        <source>%1 cannot be taken: %2</source>
        <translation>%1 geht nicht: %2</translation>
    </message>
    <message>
        <source>%1 is nested more than %2 deep</source>
        <translation>%1 ist mehr als %2 Stufen tief</translation>
    </message>
    <message>
        <source>%1 is longer than %2 bytes</source>
        <translation>%1 ist länger als %2 Bytes</translation>
    </message>
    <message>
        <source>%1 is no text</source>
        <translation>%1 ist kein Text</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 ist leer</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is no time</source>
        <translation>%1 ist keine Zeit</translation>
    </message>
    <message>
        <source>%1 is no count</source>
        <translation>%1 ist keine Anzahl</translation>
    </message>
    <message>
        <source>%1 is no whole number</source>
        <translation>%1 ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 holds what is no text</source>
        <translation>%1 enthält etwas, das kein Text ist</translation>
    </message>
    <message>
        <source>%1 is no object</source>
        <translation>%1 ist kein Objekt</translation>
    </message>
    <message>
        <source>%1 is no list</source>
        <translation>%1 ist keine Liste</translation>
    </message>
    <message>
        <source>%1 must not be null</source>
        <translation>%1 darf nicht null sein</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1 ist weder true noch false</translation>
    </message>
    <message>
        <source>%1 is none of standard, sports-data and data-api</source>
        <translation>%1 ist weder standard noch sports-data noch data-api</translation>
    </message>
    <message>
        <source>%1 is neither device nor entity</source>
        <translation>%1 ist weder device noch entity</translation>
    </message>
    <message>
        <source>This needs a key with the scope %1; yours is for %2</source>
        <translation>Das braucht einen Schlüssel mit dem Recht %1; dieser ist für %2</translation>
    </message>
    <message>
        <source>Authentication required: a key with the scope %1, as Authorization: Bearer or X-API-Key</source>
        <translation>Es braucht einen Schlüssel mit dem Recht %1</translation>
    </message>
    <message>
        <source>Invalid API key: it is wrong, revoked or expired. This needs one with the scope %1</source>
        <translation>Der API-Schlüssel ist falsch, widerrufen oder abgelaufen. Es braucht einen mit dem Recht %1</translation>
    </message>
    <message>
        <source>This server does not answer under that host name</source>
        <translation>Dieser Server antwortet unter diesem Namen nicht</translation>
    </message>
</context>
<context>
    <name>hearthbook::ServerControl</name>
    <message>
        <source>Start when this book is &amp;opened</source>
        <translation>Starten, wenn dieses Buch ge&amp;öffnet wird</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>This machine only (127.0.0.1)</source>
        <translation>Nur dieser Rechner (127.0.0.1)</translation>
    </message>
    <message>
        <source>All machines of the network</source>
        <translation>Alle Rechner im Netz</translation>
    </message>
    <message>
        <source>Reached &amp;by</source>
        <translation>&amp;Erreichbar für</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Copy the &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Open the &amp;documentation</source>
        <translation>&amp;Dokumentation öffnen</translation>
    </message>
    <message>
        <source>Shows what the server can be asked, in the browser.</source>
        <translation>Zeigt im Browser, was sich der Server fragen lässt.</translation>
    </message>
    <message>
        <source>&amp;Start the server</source>
        <translation>Server &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Stop the server</source>
        <translation>Server an&amp;halten</translation>
    </message>
    <message>
        <source>Stop the server to change this.</source>
        <translation>Zum Ändern muss der Server angehalten sein.</translation>
    </message>
    <message>
        <source>No server runs on this file from here.</source>
        <translation>Von hier aus läuft kein Server auf dieser Datei.</translation>
    </message>
    <message>
        <source>The server starts…</source>
        <translation>Der Server startet …</translation>
    </message>
    <message>
        <source>The server stops; requests under way are answered first.</source>
        <translation>Der Server hält an; laufende Anfragen werden noch beantwortet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln Anfrage</numerusform>
            <numerusform>%Ln Anfragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) connected</source>
        <translation>
            <numerusform>%Ln Client verbunden</numerusform>
            <numerusform>%Ln Clients verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Running since %1: %2, %3.</source>
        <translation>Läuft seit %1: %2, %3.</translation>
    </message>
    <message>
        <source>This book is open only for reading; a server would write to it.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet; ein Server würde hineinschreiben.</translation>
    </message>
    <message>
        <source>Start on port &amp;%1</source>
        <translation>Auf Port &amp;%1 starten</translation>
    </message>
    <message>
        <source>Make an API &amp;key…</source>
        <translation>API-S&amp;chlüssel erzeugen…</translation>
    </message>
    <message>
        <source>Nobody gets in without an API key, not even on this machine.</source>
        <translation>Ohne API-Schlüssel kommt niemand hinein, auch nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The first one, which may do everything, is in %1.</source>
        <translation>Der erste, der alles darf, steht in %1.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ServerFacts</name>
    <message>
        <source>This server runs elsewhere. What it writes to its log, and what it was asked, is on its machine.</source>
        <translation>Dieser Server läuft anderswo. Sein Protokoll und seine Anfragen sind auf seinem Rechner.</translation>
    </message>
    <message>
        <source>This window cannot run a server on the file.</source>
        <translation>Dieses Fenster kann keinen Server auf der Datei betreiben.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>Keine Antwort: %1</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Its file cannot be read: %1</source>
        <translation>Seine Datei lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Running since</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <source>Size of the book</source>
        <translation>Größe des Buchs</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Werden verlangt</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>Werden nicht verlangt</translation>
    </message>
    <message>
        <source>InfluxDB</source>
        <translation>InfluxDB</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
</context>
<context>
    <name>hearthbook::ServerLog</name>
    <message>
        <source>The server&apos;s log</source>
        <translation>Das Protokoll des Servers</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Alle Stufen</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Nur Fehler</translation>
    </message>
    <message>
        <source>Notes and worse</source>
        <translation>Hinweise und Schlimmeres</translation>
    </message>
    <message>
        <source>Warnings and worse</source>
        <translation>Warnungen und Schlimmeres</translation>
    </message>
    <message>
        <source>Which lines are shown</source>
        <translation>Welche Zeilen zu sehen sind</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Mitlaufen</translation>
    </message>
    <message>
        <source>Keep the newest line in sight</source>
        <translation>Die neueste Zeile im Blick behalten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected lines, or all that are shown.</source>
        <translation>Kopiert die gewählten Zeilen, sonst alle, die zu sehen sind.</translation>
    </message>
</context>
<context>
    <name>hearthbook::ServerPage</name>
    <message>
        <source>Requests and log</source>
        <translation>Anfragen und Protokoll</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The API key</source>
        <translation>Der API-Schlüssel</translation>
    </message>
    <message>
        <source>This is the key of %1. Give it to its program now: it is never shown again.</source>
        <translation>Das ist der Schlüssel von %1. Jetzt dem Programm geben: Er wird nie wieder gezeigt.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Copy the key</source>
        <translation>Schlüssel kopieren</translation>
    </message>
</context>
<context>
    <name>hearthbook::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Search what it does, or the keys</source>
        <translation>Nach Wirkung oder Tasten suchen</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>No shortcut is called so.</source>
        <translation>Kein Tastenkürzel heißt so.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>hearthbook::Sidebar</name>
    <message>
        <source>Connecting…</source>
        <translation>Wird verbunden …</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Not open</source>
        <translation>Nicht geöffnet</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>The book that is open</source>
        <translation>Das geöffnete Buch</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>Zustand der Verbindung</translation>
    </message>
    <message>
        <source>Only reading</source>
        <translation>Nur lesend</translation>
    </message>
    <message>
        <source>%1, only reading</source>
        <translation>%1, nur lesend</translation>
    </message>
    <message>
        <source>Show the names of the pages</source>
        <translation>Namen der Seiten zeigen</translation>
    </message>
    <message>
        <source>Show only the icons of the pages</source>
        <translation>Nur die Symbole der Seiten zeigen</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::TeamChecklist</name>
    <message>
        <source>Search by name, city or abbreviation</source>
        <translation>Nach Name, Stadt oder Kürzel suchen</translation>
    </message>
    <message>
        <source>Search the teams of the %1</source>
        <translation>Teams der %1 durchsuchen</translation>
    </message>
    <message>
        <source>Teams of the %1</source>
        <translation>Teams der %1</translation>
    </message>
    <message>
        <source>The list of teams was not read yet.</source>
        <translation>Die Liste der Teams wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>No team matches the search.</source>
        <translation>Kein Team passt zur Suche.</translation>
    </message>
</context>
<context>
    <name>hearthbook::TeamChooser</name>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Any team</source>
        <translation>Jedes Team</translation>
    </message>
    <message>
        <source>Teams that fit</source>
        <translation>Passende Teams</translation>
    </message>
</context>
<context>
    <name>hearthbook::TeamTreeModel</name>
    <message>
        <source>All teams</source>
        <translation>Alle Teams</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>hearthbook::UndoHistory</name>
    <message>
        <source>“%1” was not taken back: %2</source>
        <translation>„%1“ wurde nicht rückgängig gemacht: %2</translation>
    </message>
    <message>
        <source>all of it was changed elsewhere since.</source>
        <translation>alles davon wurde seitdem anderswo geändert.</translation>
    </message>
    <message>
        <source>“%1” was not done again: %2</source>
        <translation>„%1“ wurde nicht wiederholt: %2</translation>
    </message>
    <message>
        <source>it is too long ago, and the book no longer keeps it.</source>
        <translation>es ist zu lange her, das Buch kennt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>hearthbook::UndoQuestion</name>
    <message numerus="yes">
        <source>%n row(s) can be changed again.</source>
        <translation>
            <numerusform>%n Zeile kann wieder geändert werden.</numerusform>
            <numerusform>%n Zeilen können wieder geändert werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can be taken back.</source>
        <translation>
            <numerusform>%n Zeile kann zurückgenommen werden.</numerusform>
            <numerusform>%n Zeilen können zurückgenommen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stay as they are:</source>
        <translation>
            <numerusform>%n Zeile bleibt, wie sie ist:</numerusform>
            <numerusform>%n Zeilen bleiben, wie sie sind:</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” cannot be done again as a whole: a part of it was changed elsewhere since.</source>
        <translation>„%1“ lässt sich nicht als Ganzes wiederholen: Ein Teil davon wurde seitdem anderswo geändert.</translation>
    </message>
    <message>
        <source>“%1” cannot be taken back as a whole: a part of it was changed elsewhere since.</source>
        <translation>„%1“ lässt sich nicht als Ganzes rückgängig machen: Ein Teil davon wurde seitdem anderswo geändert.</translation>
    </message>
    <message>
        <source>Do the others again</source>
        <translation>Die anderen wiederholen</translation>
    </message>
    <message>
        <source>Take the others back</source>
        <translation>Die anderen rückgängig machen</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Liegen lassen</translation>
    </message>
</context>
<context>
    <name>hearthbook::UrlField</name>
    <message>
        <source>Deliveries may not go there: %1.</source>
        <translation>Dorthin darf nicht zugestellt werden: %1.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Deliveries may go there. The name is looked up when something is sent.</source>
        <translation>Dorthin darf zugestellt werden. Der Name wird beim Senden nachgeschlagen.</translation>
    </message>
    <message>
        <source>Deliveries may go there: %1</source>
        <translation>Dorthin darf zugestellt werden: %1</translation>
    </message>
    <message>
        <source>Whether deliveries may go there</source>
        <translation>Ob dorthin zugestellt werden darf</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>http or https. Receivers in the home and on the internet are fine; link-local and cloud metadata addresses and Hearthbook itself are not.</source>
        <translation>http oder https. Empfänger zu Hause und im Internet sind möglich; verbindungslokale Adressen, Metadaten-Adressen von Clouds und Hearthbook selbst nicht.</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>It could not be checked: %1</source>
        <translation>Es ließ sich nicht prüfen: %1</translation>
    </message>
</context>
<context>
    <name>hearthbook::UserPicker</name>
    <message>
        <source>Whose preferences</source>
        <translation>Wessen Vorlieben</translation>
    </message>
    <message>
        <source>Known users</source>
        <translation>Bekannte Benutzer</translation>
    </message>
    <message>
        <source>A user&apos;s name</source>
        <translation>Name eines Benutzers</translation>
    </message>
</context>
<context>
    <name>hearthbook::Webhook</name>
    <message>
        <source>Nothing has arrived since %1.</source>
        <translation>Seit %1 ist nichts angekommen.</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Scheitert</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Schwierigkeiten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>It is switched off: nothing is sent.</source>
        <translation>Er ist ausgeschaltet: Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <source>Nothing was sent so far.</source>
        <translation>Bisher wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>Funktioniert</translation>
    </message>
    <message numerus="yes">
        <source>%n deliveries arrived.</source>
        <translation>
            <numerusform>%n Zustellung kam an.</numerusform>
            <numerusform>%n Zustellungen kamen an.</numerusform>
        </translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhookActions</name>
    <message>
        <source>Add the webhook of %1</source>
        <translation>Den Webhook von %1 hinzufügen</translation>
    </message>
    <message>
        <source>Change the webhook of %1</source>
        <translation>Den Webhook von %1 ändern</translation>
    </message>
    <message>
        <source>Delete the webhook of %1</source>
        <translation>Den Webhook von %1 löschen</translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhookEdit</name>
    <message>
        <source>everywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>are sent</source>
        <translation>werden gesendet</translation>
    </message>
    <message>
        <source>are paused</source>
        <translation>pausieren</translation>
    </message>
    <message>
        <source>all events</source>
        <translation>alle Ereignisse</translation>
    </message>
    <message>
        <source>any team</source>
        <translation>jedes Team</translation>
    </message>
    <message>
        <source>Type the address that deliveries go to.</source>
        <translation>Die Adresse fehlt, an die zugestellt wird.</translation>
    </message>
    <message>
        <source>Choose at least one event, or all of them.</source>
        <translation>Mindestens ein Ereignis muss gewählt sein, oder alle.</translation>
    </message>
    <message numerus="yes">
        <source>At most %n events can be named; a pattern stands for many.</source>
        <translation>
            <numerusform>Höchstens %n Ereignis lässt sich nennen; ein Muster steht für viele.</numerusform>
            <numerusform>Höchstens %n Ereignisse lassen sich nennen; ein Muster steht für viele.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name of an event has at most %n characters.</source>
        <translation>
            <numerusform>Der Name eines Ereignisses hat höchstens %n Zeichen.</numerusform>
            <numerusform>Der Name eines Ereignisses hat höchstens %n Zeichen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhookEditor</name>
    <message>
        <source>Changed elsewhere</source>
        <translation>Anderswo geändert</translation>
    </message>
    <message>
        <source>Why nothing can be changed</source>
        <translation>Warum sich nichts ändern lässt</translation>
    </message>
    <message>
        <source>Deliveries are sent</source>
        <translation>Zustellungen werden gesendet</translation>
    </message>
    <message>
        <source>Settings of the webhook</source>
        <translation>Einstellungen des Webhooks</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Of games only those of this team are told of.</source>
        <translation>Von Spielen wird nur berichtet, wenn dieses Team spielt.</translation>
    </message>
    <message>
        <source>What is wrong: %1</source>
        <translation>Was falsch ist: %1</translation>
    </message>
    <message>
        <source>Whether it is saved</source>
        <translation>Ob es gespeichert ist</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>This book is open for reading only.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>It is being saved…</source>
        <translation>Es wird gespeichert …</translation>
    </message>
    <message>
        <source>Not saved yet.</source>
        <translation>Noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Achtung</translation>
    </message>
    <message>
        <source>This was changed elsewhere meanwhile: %1. What you typed stays; saving asks which of both shall stay.</source>
        <translation>Dies wurde inzwischen anderswo geändert: %1. Das Eingegebene bleibt; beim Speichern wird gefragt, was von beidem bleiben soll.</translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhookModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>Zuletzt gesendet</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (nicht gespeichert)</translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhookPane</name>
    <message>
        <source>Choose a webhook to see where it goes and what it was sent.</source>
        <translation>Ein gewählter Webhook zeigt hier, wohin er geht und was ihm gesendet wurde.</translation>
    </message>
    <message>
        <source>Parts of the webhook</source>
        <translation>Teile des Webhooks</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Zustellungen</translation>
    </message>
    <message>
        <source>The webhook that is shown</source>
        <translation>Der gezeigte Webhook</translation>
    </message>
    <message>
        <source>State of the webhook</source>
        <translation>Zustand des Webhooks</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Probe senden</translation>
    </message>
    <message>
        <source>New secret…</source>
        <translation>Neues Geheimnis …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>A new webhook</source>
        <translation>Ein neuer Webhook</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Its secret is made when it is added, and shown once.</source>
        <translation>Sein Geheimnis entsteht beim Hinzufügen und wird einmal gezeigt.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>This book is open for reading only.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Sends a ping as the webhook is stored now</source>
        <translation>Sendet ein Ping, so wie der Webhook jetzt gespeichert ist</translation>
    </message>
    <message>
        <source>The webhook is switched off: nothing is sent.</source>
        <translation>Der Webhook ist ausgeschaltet: Nichts wird gesendet.</translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhookQuestions</name>
    <message>
        <source>The webhook of %1</source>
        <translation>Der Webhook von %1</translation>
    </message>
    <message>
        <source>Make a new secret</source>
        <translation>Neues Geheimnis erzeugen</translation>
    </message>
    <message>
        <source>The receiver must then be given the new secret. This cannot be taken back.</source>
        <translation>Der Empfänger braucht dann das neue Geheimnis. Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhooksPage</name>
    <message>
        <source>Webhooks</source>
        <translation>Webhooks</translation>
    </message>
    <message>
        <source>Search addresses and teams</source>
        <translation>Adressen und Teams durchsuchen</translation>
    </message>
    <message>
        <source>Search Webhooks</source>
        <translation>Webhooks durchsuchen</translation>
    </message>
    <message>
        <source>Add a webhook</source>
        <translation>Webhook hinzufügen</translation>
    </message>
    <message>
        <source>For 24 hours the former secret signs too, so that no delivery is lost while you change it.</source>
        <translation>Noch 24 Stunden unterschreibt auch das bisherige Geheimnis, damit beim Wechsel keine Zustellung verloren geht.</translation>
    </message>
    <message>
        <source>This receiver&apos;s headers have room for one signature: the new secret signs from now on.</source>
        <translation>Die Header dieses Empfängers haben Platz für eine Unterschrift: Ab jetzt unterschreibt das neue Geheimnis.</translation>
    </message>
    <message>
        <source>This book is open for reading only.</source>
        <translation>Dieses Buch ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>No webhook matches the search.</source>
        <translation>Kein Webhook passt zur Suche.</translation>
    </message>
    <message>
        <source>A webhook tells another program what happens here: a device was renamed, an entity appeared, a game began. None is set up yet.</source>
        <translation>Ein Webhook berichtet einem anderen Programm, was hier geschieht: Ein Gerät wurde umbenannt, eine Entität ist neu, ein Spiel begann. Noch ist keiner eingerichtet.</translation>
    </message>
    <message>
        <source>Go on with the new webhook</source>
        <translation>Mit dem neuen Webhook weitermachen</translation>
    </message>
    <message>
        <source>This webhook was removed elsewhere. What you typed is kept: it can be added as a new one.</source>
        <translation>Dieser Webhook wurde anderswo entfernt. Das Eingegebene bleibt erhalten und lässt sich als neuer hinzufügen.</translation>
    </message>
    <message>
        <source>Search webhooks</source>
        <translation>Webhooks durchsuchen</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>Remove the webhook</source>
        <translation>Webhook entfernen</translation>
    </message>
    <message>
        <source>Edit the webhook</source>
        <translation>Webhook bearbeiten</translation>
    </message>
</context>
<context>
    <name>hearthbook::WelcomePage</name>
    <message>
        <source>Connect to a &amp;server…</source>
        <translation>Mit einem &amp;Server verbinden …</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Datei ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Create a file…</source>
        <translation>Datei &amp;anlegen …</translation>
    </message>
    <message>
        <source>The book of your home: rooms, devices and what they do.</source>
        <translation>Das Buch des Zuhauses: Räume, Geräte und was sie tun.</translation>
    </message>
    <message>
        <source>&amp;Your books</source>
        <translation>&amp;Eigene Bücher</translation>
    </message>
    <message>
        <source>Your books</source>
        <translation>Eigene Bücher</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Delete; a file stays where it is</source>
        <translation>Entf; eine Datei bleibt, wo sie ist</translation>
    </message>
    <message>
        <source>%1 · only read</source>
        <translation>%1 · nur lesen</translation>
    </message>
    <message>
        <source>server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>hearthbook::WouldFirePanel</name>
    <message>
        <source>What would be sent</source>
        <translation>Was gesendet würde</translation>
    </message>
    <message>
        <source>the %1</source>
        <translation>die %1</translation>
    </message>
    <message>
        <source>the unknown team “%1”</source>
        <translation>das unbekannte Team „%1“</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>It cannot be foreseen now: %1</source>
        <translation>Es lässt sich jetzt nicht vorhersehen: %1</translation>
    </message>
    <message>
        <source>No team is chosen, so nothing is said of games here.</source>
        <translation>Kein Team ist gewählt, deshalb steht hier nichts von Spielen.</translation>
    </message>
    <message numerus="yes">
        <source>Of %n team(s) only the first ones are looked at.</source>
        <translation>
            <numerusform>Von %n Team wird nur der Anfang angesehen.</numerusform>
            <numerusform>Von %n Teams werden nur die ersten angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Webhooks go by their own events and team: they are called for their team whoever has chosen it.</source>
        <translation>Webhooks richten sich nach ihren eigenen Ereignissen und ihrem Team: Sie werden für ihr Team gerufen, wer auch immer es gewählt hat.</translation>
    </message>
</context>
</TS>

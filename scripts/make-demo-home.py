#!/usr/bin/env python3
"""Writes the demo home that `scripts/run.sh --demo` loads: resources/demo/devices.json and entities.json.

The house of a German-Japanese family, invented, in the shape in which Home Assistant 2026.9 lists its registries, plus
the `integration` of each device. The same bytes every time; only needed to change the home. Standard library only.
"""
import hashlib
import json
import pathlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "resources" / "demo"
DEVICES, ENTITIES = 99, 500

devices, entities = [], []
known = {}  # key -> device


def digest(*parts):
    return hashlib.sha256("/".join(map(str, parts)).encode()).hexdigest()


def number(below, *parts):
    return int(digest(*parts)[:12], 16) % below


def mac(key, prefix):
    rest = digest("mac", key)
    return prefix + "".join(":" + rest[i:i + 2] for i in (0, 2, 4))


def entry_id(integration):
    """A config entry's ULID: 26 signs of Crockford's alphabet."""
    bits = int(digest("entry", integration), 16)
    return "01J" + "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[bits >> 5 * i & 31] for i in range(23))


def times(key):
    """created_at, modified_at: the house has been filled since March 2023."""
    created = 1678003200 + number(95_000_000, "created", key) + number(10**6, "us", key) / 1e6
    return created, round(created + number(18_000_000, "modified", key) + 0.25, 6)


# --- what the devices of one kind bring: "domain|object id suffix|registry's name|flags" -----------------------------
# Flags: c config, d diagnostic, x disabled by the integration, u disabled by the user, h hidden by the integration,
# H hidden by the user. An empty name means that the entity is named as its device.

HUE_LIGHT = ["light|||"]
HUE_ROOM = ["light|||", "scene|lesen|Lesen|", "scene|entspannen|Entspannen|"]
HUE_MOTION = ["binary_sensor|bewegung|Bewegung|", "sensor|temperatur|Temperatur|", "sensor|beleuchtungsstarke|Beleuchtungsstärke|",
              "sensor|batterie|Batterie|d", "switch|bewegungssensor_aktiviert|Bewegungssensor aktiviert|c"]
HUE_DIMMER = ["event|taste_1|Taste 1|", "event|taste_2|Taste 2|", "event|taste_3|Taste 3|", "event|taste_4|Taste 4|",
              "sensor|batterie|Batterie|d"]
ZHA_BULB = ["light|||", "button|identifizieren|Identifizieren|d", "number|startfarbtemperatur|Startfarbtemperatur|cx",
            "select|einschaltverhalten|Einschaltverhalten|c", "sensor|lqi|LQI|dx", "sensor|rssi|RSSI|dx", "update|firmware|Firmware|c"]
ZHA_REMOTE = ["sensor|batterie|Batterie|d", "button|identifizieren|Identifizieren|d", "sensor|lqi|LQI|dx", "update|firmware|Firmware|c"]
ZHA_LEAK = ["binary_sensor|feuchtigkeit|Feuchtigkeit|", "sensor|batterie|Batterie|d", "button|identifizieren|Identifizieren|d",
            "sensor|lqi|LQI|dx"]
SHELLY_1PM = ["switch|||", "sensor|leistung|Leistung|", "sensor|energie|Energie|", "sensor|spannung|Spannung|d",
              "sensor|geratetemperatur|Gerätetemperatur|dx", "sensor|rssi|RSSI|dx", "button|neustart|Neustart|cd",
              "update|firmware|Firmware|c"]
SHELLY_COVER = ["cover|||", "sensor|leistung|Leistung|", "sensor|energie|Energie|", "binary_sensor|uberhitzung|Überhitzung|d",
                "sensor|rssi|RSSI|dx", "update|firmware|Firmware|c"]
SHELLY_3EM = ["sensor|phase_a_leistung|Phase A Leistung|", "sensor|phase_b_leistung|Phase B Leistung|",
              "sensor|phase_c_leistung|Phase C Leistung|", "sensor|gesamtleistung|Gesamtleistung|",
              "sensor|gesamtenergie|Gesamtenergie|", "sensor|eingespeiste_energie|Eingespeiste Energie|",
              "sensor|phase_a_spannung|Phase A Spannung|x", "sensor|phase_b_spannung|Phase B Spannung|x",
              "sensor|phase_c_spannung|Phase C Spannung|x", "sensor|rssi|RSSI|dx", "update|firmware|Firmware|c"]
SONOS = ["media_player|||", "number|bass|Bass|c", "number|hohen|Höhen|c", "switch|loudness|Loudness|c", "switch|uberblenden|Überblenden|c",
         "number|balance|Balance|cx", "switch|statusleuchte|Statusleuchte|c", "sensor|akku|Akku|dx"]
SONOS_BEAM = SONOS + ["switch|nachtmodus|Nachtmodus|c", "switch|sprachverbesserung|Sprachverbesserung|c",
                      "sensor|audio_eingangsformat|Audio-Eingangsformat|d"]
INVERTER = ["sensor|ac_leistung|AC-Leistung|", "sensor|ac_spannung|AC-Spannung|d", "sensor|dc_strom|DC-Strom|dx",
            "sensor|dc_spannung|DC-Spannung|dx", "sensor|energie_heute|Energie heute|", "sensor|gesamtenergie|Gesamtenergie|",
            "sensor|frequenz|Frequenz|dx", "sensor|status|Status|d",
            "sensor|ac_strom|AC-Strom|dx", "sensor|energie_jahr|Energie dieses Jahr|"]
SOLAR_SITE = ["sensor|leistung_photovoltaik|Leistung Photovoltaik|", "sensor|netzleistung|Netzleistung|",
              "sensor|hausverbrauch|Hausverbrauch|", "sensor|autarkie|Relative Autarkie|", "sensor|eigenverbrauch|Relativer Eigenverbrauch|"]
METER = ["sensor|wirkleistung|Wirkleistung|", "sensor|bezogene_energie|Bezogene Wirkenergie|",
         "sensor|gelieferte_energie|Gelieferte Wirkenergie|", "sensor|blindleistung|Blindleistung|dx"]
BATTERY = ["sensor|ladezustand|Ladezustand|", "sensor|kapazitat|Nutzbare Kapazität|d", "sensor|zelltemperatur|Zelltemperatur|d"]
VACUUM = ["vacuum|||", "sensor|batterie|Batterie|d", "sensor|status|Status|", "sensor|reinigungsflache|Reinigungsfläche|d",
          "sensor|filter_verbleibend|Filter verbleibend|d", "sensor|hauptburste_verbleibend|Hauptbürste verbleibend|d",
          "select|wischintensitat|Wischintensität|c", "switch|kindersicherung|Kindersicherung|c", "switch|nicht_storen|Nicht stören|c",
          "time|nicht_storen_beginn|Nicht stören Beginn|cx", "image|karte|Karte|", "binary_sensor|wassermangel|Wassermangel|d",
          "sensor|seitenburste_verbleibend|Seitenbürste verbleibend|d", "button|alles_saugen|Alles saugen|", "button|nur_kuche|Nur Küche|"]
FRITZBOX = ["sensor|externe_ip|Externe IP|d", "sensor|download_durchsatz|Download-Durchsatz|", "sensor|upload_durchsatz|Upload-Durchsatz|",
            "sensor|verbunden_seit|Verbunden seit|d", "binary_sensor|verbindung|Verbindung|d", "switch|gast_wlan|WLAN Gastzugang|c",
            "button|neustart|Neustart|c", "button|neu_verbinden|Neu verbinden|cx", "update|fritz_os|FRITZ!OS|c", "image|gast_wlan_qr_code|Gast-WLAN QR-Code|",
            "sensor|leitungskapazitat_down|Leitungskapazität Download|dx", "sensor|cpu_temperatur|CPU-Temperatur|dx", "switch|wlan_5_ghz|WLAN 5 GHz|c"]
REPEATER = ["button|neustart|Neustart|c", "update|fritz_os|FRITZ!OS|c", "sensor|verbunden_seit|Verbunden seit|dx"]
TRACKED = ["device_tracker|||h", "switch|internetzugang|Internetzugang|c"]
THERMOSTAT = ["climate|||", "sensor|temperatur|Temperatur|", "sensor|batterie|Batterie|d", "sensor|komforttemperatur|Komforttemperatur|d",
              "sensor|eco_temperatur|Eco-Temperatur|dx", "binary_sensor|fenster_offen|Fenster offen|", "binary_sensor|tastensperre|Tastensperre|dx",
              "sensor|nachste_geplante_temperatur|Nächste geplante Temperatur|dx"]
PLUG = ["switch|||", "sensor|leistung|Leistung|", "sensor|energie|Energie|", "sensor|temperatur|Temperatur|x"]
EVE_DOOR = ["binary_sensor|||", "sensor|batterie|Batterie|d", "button|identifizieren|Identifizieren|d"]
PHONE = ["device_tracker|||", "sensor|akkustand|Akkustand|d", "sensor|akkustatus|Akkustatus|d", "sensor|aktivitat|Aktivität|",
         "sensor|schritte|Schritte|x", "sensor|ssid|SSID|d", "sensor|letzter_aktualisierungsgrund|Letzter Aktualisierungsgrund|dx",
         "sensor|speicherplatz|Freier Speicherplatz|dx", "sensor|distanz|Distanz|x", "sensor|etagen_hinauf|Etagen hinauf|x",
         "binary_sensor|fokus|Fokus|", "sensor|geokodierter_standort|Geokodierter Standort|"]
ADDON = ["update|update|Update|c", "sensor|version|Version|dx", "binary_sensor|lauft|Läuft|dx"]
TV = ["media_player|||", "remote|||", "switch|bildschirm|Bildschirm|c", "binary_sensor|ambilight|Ambilight|x"]
CLIMATE_SENSOR = ["sensor|temperatur|Temperatur|", "sensor|luftfeuchtigkeit|Luftfeuchtigkeit|", "sensor|batterie|Batterie|d",
                  "sensor|signalstarke|Signalstärke|dx"]


def add(key, integration, maker, model, name, area, kinds, *, model_id=None, sw=None, hw=None, serial=None, user=None, via=None,
        service=False, ids=None, net=None, url=None, labels=(), disabled=None, parent=None, slug=None, rename=None, hide=None):
    """One device with its entities. `slug` is the start of the entity ids, `rename` the user's names by suffix."""
    created, modified = times(key)
    entry = entry_id(integration)
    own = {"id": digest("device", key)[:32], "parent_device_id": known[parent]["id"] if parent else None, "config_entry_id": entry,
           "config_subentry_id": None, "area_id": area, "name": name, "name_by_user": user, "labels": sorted(labels),
           "identifiers": ids or [[integration, digest("serial", key)[:12]]], "disabled_by": disabled, "created_at": created,
           "modified_at": modified}
    if not parent:  # a child device has no more than that
        own |= {"config_entries": [entry], "config_entries_subentries": {entry: [None]}, "configuration_url": url,
                "connections": net or [], "entry_type": "service" if service else None, "hw_version": hw, "manufacturer": maker,
                "model": model, "model_id": model_id, "primary_config_entry": entry, "serial_number": serial, "sw_version": sw,
                "via_device_id": known[via]["id"] if via else None, "integration": integration}
    known[key] = own
    devices.append(dict(sorted(own.items())))
    for kind in kinds:
        domain, suffix, title, flags = kind.split("|")
        object_id = "_".join(filter(None, (slug or key, suffix)))
        entity(domain, object_id, title or None, integration, device=own, unique=own["identifiers"][0][-1], suffix=suffix or domain,
               category="config" if "c" in flags else "diagnostic" if "d" in flags else None,
               disabled="device" if disabled else "integration" if "x" in flags else "user" if "u" in flags else None,
               hidden="integration" if "h" in flags else "user" if hide == suffix else None, user=(rename or {}).get(suffix))


def entity(domain, object_id, title, platform, *, device=None, unique=None, suffix="", category=None, disabled=None, hidden=None,
           user=None, area=None, icon=None, labels=(), key=None, options=None):
    created, modified = times(domain + object_id)
    if options is None:
        options = {"conversation": {"should_expose": domain in ("light", "switch", "cover", "climate", "media_player")}}
        if domain == "sensor" and suffix in ("leistung", "energie", "temperatur"):
            options["sensor"] = {"suggested_display_precision": 1}
    entities.append({
        "area_id": area, "categories": {}, "config_entry_id": device["config_entry_id"] if device else None, "config_subentry_id": None,
        "created_at": created, "device_id": device["id"] if device else None, "disabled_by": disabled, "entity_category": category,
        "entity_id": f"{domain}.{object_id}", "has_entity_name": device is not None, "hidden_by": hidden, "icon": icon,
        "id": digest("entity", domain, object_id)[:32], "labels": sorted(labels), "modified_at": modified, "name": user,
        "options": options, "original_name": title, "platform": platform,
        "translation_key": key or (suffix if suffix and suffix != domain and number(3, "key", object_id) == 0 else None),
        "unique_id": f"{unique}-{suffix}" if device else digest("unique", object_id)[:16]})


# --- the house ------------------------------------------------------------------------------------------------------

SIGNIFY, IKEA, AVM = "Signify Netherlands B.V.", "IKEA of Sweden", "AVM"
add("hue_bridge", "hue", SIGNIFY, "Hue Bridge", "Hue Bridge", "flur", ["update|firmware|Firmware|c"], model_id="BSB002", sw="1.71.1971060010",
    serial="ECB5FA0A12C4", net=[["mac", mac("hue", "ec:b5:fa")]], url="http://192.0.2.10/")


def hue(key, name, area, model="Hue white and color lamp", model_id="LCA009", kinds=HUE_LIGHT, **more):
    add(key, "hue", SIGNIFY, model, name, area, kinds, model_id=model_id, sw="1.122.8", via="hue_bridge",
        ids=[["hue", "-".join((digest("hue", key)[:8], digest("hue", key)[8:12], "4a1b", "9c2d", digest("hue", key)[12:24]))]], **more)


hue("kuche_deckenlampe", "Küche Deckenlampe", "kuche")
hue("kuche_arbeitsplatte", "Küche Arbeitsplatte", "kuche", "Hue lightstrip plus", "LCL001")
hue("esstisch", "Esstisch Pendelleuchte", "kuche", "Hue white ambiance", "LTA004", labels=["gemutlich"])
hue("wohnzimmer_stehlampe", "Wohnzimmer Stehlampe", "wohnzimmer", "Hue Signe gradient", "915005987101", labels=["gemutlich"])
hue("wohnzimmer_tv_licht", "Play Gradient Lightstrip", "wohnzimmer", "Hue play gradient lightstrip", "LCX003", user="Fernseher Hintergrundlicht 📺")
hue("wohnzimmer_decke", "Wohnzimmer Deckenlampe", "wohnzimmer")
hue("schlafzimmer_decke", "Schlafzimmer Deckenlampe", "schlafzimmer", "Hue white ambiance", "LTA004")
hue("nachttisch_links", "Nachttisch links", "schlafzimmer", user="Nachttisch Yuki")
hue("nachttisch_rechts", "Nachttisch rechts", "schlafzimmer", user="Nachttisch Jürgen")
hue("mia_sternenlicht", "Hue Go", "kinderzimmer_mia", "Hue go", "7602031P7", user="Mias Sternenlicht ✨", labels=["kinder"])
hue("haustur_licht", "Haustür Außenleuchte", "garten", "Hue Econic", "1742830P7", labels=["draussen"])
hue("flur_bewegungsmelder", "Flur Bewegungsmelder", "flur", "Hue motion sensor", "SML003", HUE_MOTION, hide="switch")
hue("keller_bewegungsmelder", "Kellertreppe Bewegungsmelder", "keller", "Hue motion sensor", "SML001", HUE_MOTION)
hue("wohnzimmer_dimmer", "Wohnzimmer Dimmschalter", "wohnzimmer", "Hue dimmer switch", "RWL022", HUE_DIMMER)
for key, name, area in (("raum_wohnzimmer", "Wohnzimmer", "wohnzimmer"), ("raum_kuche", "Küche", "kuche")):
    add(key, "hue", SIGNIFY, "Room", name, area, HUE_ROOM, service=True, via="hue_bridge", slug=key.removeprefix("raum_"))

add("zigbee_koordinator", "zha", "Nabu Casa", "Home Assistant Connect ZBT-1", "Home Assistant Connect ZBT-1", "flur",
    ["sensor|zahler_fehlversuche|Zähler Fehlversuche|dx"], sw="7.4.4.0 build 0", net=[["zigbee", "e0:79:8d:ff:fe:4a:11:02"]])


def zha(key, name, area, model, model_id, kinds, maker=IKEA, **more):
    ieee = ":".join(digest("ieee", key)[i:i + 2] for i in range(0, 16, 2))
    add(key, "zha", maker, model, name, area, kinds, model_id=model_id, sw="0x01000022", via="zigbee_koordinator", ids=[["zha", ieee]],
        net=[["zigbee", ieee]], **more)


zha("arbeitszimmer_schreibtisch", "TRÅDFRI Schreibtischlampe", "arbeitszimmer", "TRADFRI bulb E27 CWS 806lm", "LED1924G9", ZHA_BULB)
zha("bad_spiegel", "Bad Spiegelleuchte", "bad", "TRADFRI bulb GU10 WS 345lm", "LED2005R5", ZHA_BULB)
zha("jonas_lampe", "Kinderzimmer Jonas Lampe", "kinderzimmer_jonas", "TRADFRI bulb E14 CWS 470lm", "LED1925G6", ZHA_BULB, labels=["kinder"])
zha("washitsu_licht", "TRÅDFRI bulb E27 WS globe 1055lm", "washitsu", "TRADFRI bulb E27 WS globe 1055lm", "LED2201G8", ZHA_BULB,
    user="和室の照明", labels=["gemutlich"], rename={"": "和室 天井ライト"})
zha("bad_fernbedienung", "STYRBAR Fernbedienung Bad", "bad", "Remote Control N2", "E2001", ZHA_REMOTE, labels=["batterie"])
zha("schlafzimmer_fernbedienung", "RODRET Dimmer Schlafzimmer", "schlafzimmer", "RODRET Dimmer", "E2201", ZHA_REMOTE, labels=["batterie"])
zha("leck_waschmaschine", "BADRING Waschmaschine", "waschkuche", "BADRING Water Leakage Sensor", "E2202", ZHA_LEAK, labels=["batterie", "sicherheit"])
zha("leck_spule", "BADRING Spüle", "kuche", "BADRING Water Leakage Sensor", "E2202", ZHA_LEAK, labels=["batterie", "sicherheit"])
zha("aqara_wurfel", None, None, "lumi.sensor_cube.aqgl01", None, ["sensor|batterie|Batterie|d", "sensor|lqi|LQI|dx"], maker="LUMI",
    slug="lumi_lumi_sensor_cube_aqgl01")


def shelly(key, name, area, kinds, model="Shelly 1PM Gen3", model_id="S3SW-001P16EU", **more):
    address = mac(key, "b0:81:84")
    add(key, "shelly", "Shelly", model, name, area, kinds, model_id=model_id, sw="20250924-062735/1.7.1-gd336f31", hw="gen3",
        ids=[["shelly", address.replace(":", "").upper()]], net=[["mac", address]],
        url=f"http://192.0.2.{40 + number(60, key)}:80", **more)


shelly("waschmaschine", "Waschmaschine", "waschkuche", SHELLY_1PM, "Shelly Plug S Gen3", "S3PL-00112EU", labels=["energie"])
shelly("trockner", "Wäschetrockner", "waschkuche", SHELLY_1PM, "Shelly Plug S Gen3", "S3PL-00112EU", labels=["energie"])
shelly("espressomaschine", "shellyplugsg3-8cbfea9a1b20", "kuche", SHELLY_1PM, "Shelly Plug S Gen3", "S3PL-00112EU",
       user="Papas Espressomaschine ☕", rename={"": "Espressomaschine"})
shelly("gartenpumpe", "Gartenpumpe", "garten", SHELLY_1PM, labels=["draussen", "energie"])
shelly("rollladen_wohnzimmer", "Rollladen Wohnzimmer", "wohnzimmer", SHELLY_COVER, "Shelly 2PM Gen3", "S3SW-002P16EU")
shelly("rollladen_schlafzimmer", "Rollladen Schlafzimmer", "schlafzimmer", SHELLY_COVER, "Shelly 2PM Gen3", "S3SW-002P16EU")
shelly("rollladen_kuche", "Rollladen Küche", "kuche", SHELLY_COVER, "Shelly 2PM Gen3", "S3SW-002P16EU")
shelly("stromzahler", "Shelly Pro 3EM Hauptverteilung", "keller", SHELLY_3EM, "Shelly Pro 3EM", "SPEM-003CEBEU", labels=["energie"])
add("stromzahler_phase_c", "shelly", "Shelly", None, "Phase C", None, ["sensor|strom|Strom|"], parent="stromzahler", user="Wärmepumpe (Phase C)",
    ids=[["shelly", "B08184C0FFEE", "em:2", 2]], labels=["energie"])
shelly("weihnachtsbaum", "Zwischenstecker Terrasse", "garten", SHELLY_1PM, "Shelly Plug S Gen3", "S3PL-00112EU", disabled="user",
       user="Weihnachtsbeleuchtung 🎄", labels=["draussen", "weihnachten"])

for key, name, area, model, model_id, kinds in (
        ("sonos_kuche", "Küche", "kuche", "Era 100", "S39", SONOS),
        ("sonos_wohnzimmer", "Wohnzimmer", "wohnzimmer", "Beam (Gen 2)", "S31", SONOS_BEAM),
        ("sonos_bad", "Bad", "bad", "Roam 2", "S54", SONOS)):
    add(key, "sonos", "Sonos", model, name, area, kinds, model_id=model_id, sw="85.0-66270", hw="1.34.9.2-2", serial=mac(key, "74-CA-60").replace(":", "-").upper() + ":7",
        ids=[["sonos", "RINCON_" + mac(key, "74:ca:60").replace(":", "").upper() + "01400"]], net=[["mac", mac(key, "74:ca:60")]],
        url=f"http://192.0.2.{60 + number(9, key)}:1400/support/review")

add("solarnet", "fronius", "Fronius", "SolarNet", "SolarNet", "keller", SOLAR_SITE, service=True, labels=["energie"], url="http://192.0.2.30")
add("wechselrichter", "fronius", "Fronius", "Symo GEN24 10.0 Plus", "Symo GEN24 10.0 Plus", "keller", INVERTER, serial="34119102",
    sw="1.36.5-1", via="solarnet", ids=[["fronius", 34119102]], labels=["energie"], user="Wechselrichter Süddach", rename={"ac_leistung": "PV-Leistung Süddach"})
add("smart_meter", "fronius", "Fronius", "Smart Meter TS 65A-3", "Smart Meter TS 65A-3", "keller", METER, serial="1853920441", sw="1.3",
    via="solarnet", ids=[["fronius", "1853920441", 0]], labels=["energie"])
add("hausbatterie", "fronius", "BYD", "Battery-Box Premium HV", "BYD Battery-Box Premium HV", "keller", BATTERY, serial="P030T020Z2104",
    sw="4.1", via="solarnet", labels=["energie"])

add("saugroboter", "roborock", "Roborock", "roborock.vacuum.a70", "Roborock S8 Pro Ultra", "flur", VACUUM, model_id="a70", sw="02.18.60",
    user="Robbie 🤖", url="https://www.roborock.com/", rename={"": "Robbie"})
add("saugroboter_dock", "roborock", "Roborock", "roborock.vacuum.a70 dock", "Roborock S8 Pro Ultra Dock", "flur",
    ["sensor|dock_fehler|Dock-Fehler|d", "sensor|staubbeutel|Staubbeutel verbleibend|d"], model_id="a70", via="saugroboter")

add("fritzbox", "fritz", AVM, "FRITZ!Box 7590 AX", "FRITZ!Box 7590 AX", "flur", FRITZBOX, sw="8.20", net=[["mac", mac("fb", "dc:15:c8")]],
    url="http://192.0.2.1", ids=[["fritz", "DC15C8" + digest("fb")[:6].upper()]], hide="gast_wlan_qr_code")
add("repeater_dach", "fritz", AVM, "FRITZ!Repeater 3000 AX", "FRITZ!Repeater 3000 AX", "dachboden", REPEATER, sw="8.20", via="fritzbox",
    net=[["mac", mac("rp", "dc:15:c8")]], url="http://192.0.2.2")
for key, name in (("macbook_yuki", "Yukis-MacBook-Air"), ("thinkpad_jurgen", "ThinkPad-Jürgen"), ("switch_jonas", "Nintendo Switch Jonas"), ("drucker", "Brother MFC-L2750DW")):
    add(key, "fritz", None, None, name, None, TRACKED, via="fritzbox", net=[["mac", mac(key, "3c:22:fb")]])
for key, name, area in (("heizung_wohnzimmer", "Heizkörper Wohnzimmer", "wohnzimmer"), ("heizung_bad", "Heizkörper Bad", "bad"), ("heizung_mia", "Heizkörper Mia", "kinderzimmer_mia"),
                        ("heizung_jonas", "Heizkörper Jonas", "kinderzimmer_jonas")):
    add(key, "fritzbox", AVM, "FRITZ!DECT 302", name, area, THERMOSTAT, sw="05.16", ids=[["fritzbox", f"13979 {number(10**7, key):07d}"]],
        url="http://192.0.2.1", labels=["batterie"], via="fritzbox")
for key, name, area in (("steckdose_gefriertruhe", "Gefriertruhe", "keller"), ("steckdose_aquarium", "Aquarium 🐠", "kinderzimmer_mia")):
    add(key, "fritzbox", AVM, "FRITZ!DECT 210", name, area, PLUG, sw="04.27", ids=[["fritzbox", f"11657 {number(10**7, key):07d}"]],
        url="http://192.0.2.1", labels=["energie"], via="fritzbox")


def esphome(key, name, area, kinds, sw="2026.8.1 (Aug 24 2026, 19:03:11)", **more):
    add(key, "esphome", "Espressif", "esp32dev", name, area, kinds, sw=sw, ids=[["esphome", mac(key, "c8:f0:9e")]],
        net=[["mac", mac(key, "c8:f0:9e")]], url=f"http://{key.replace('_', '-')}.local/", **more)


esphome("gewachshaus", "Gewächshaus", "garten", ["sensor|temperatur|Temperatur|", "sensor|luftfeuchtigkeit|Luftfeuchtigkeit|", "sensor|bodenfeuchte_tomaten|Bodenfeuchte Tomaten|",
        "sensor|bodenfeuchte_gurken|Bodenfeuchte Gurken|", "switch|bewasserung|Bewässerung|", "sensor|wlan_signal|WLAN-Signal|dx", "button|neustart|Neustart|c",
        "update|firmware|Firmware|c"], labels=["draussen"])
esphome("luftgute_arbeitszimmer", "Luftgüte Arbeitszimmer", "arbeitszimmer", ["sensor|kohlendioxid|Kohlendioxid|", "sensor|temperatur|Temperatur|", "sensor|luftfeuchtigkeit|Luftfeuchtigkeit|",
        "sensor|feinstaub_pm2_5|Feinstaub PM2,5|", "light|status_led|Status-LED|c", "update|firmware|Firmware|c"])
esphome("garagentor", "Garagentor", "garage", ["cover|||", "binary_sensor|endschalter|Endschalter|d", "sensor|betriebszeit|Betriebszeit|dx", "update|firmware|Firmware|c"], labels=["sicherheit"])
esphome("bluetooth_proxy_og", "Bluetooth-Proxy Obergeschoss", "flur", ["button|safe_mode|Abgesicherter Modus|cx", "update|firmware|Firmware|c"])
esphome("washitsu_kotatsu", "kotatsu-thermometer", "washitsu", ["sensor|temperatur|温度|", "sensor|luftfeuchtigkeit|湿度|", "switch|heizung|こたつ|"], user="こたつ")
add("gaszahler", "esphome", "Espressif", "esp8266", "Gaszähler", "keller", ["sensor|verbrauch|Gasverbrauch|", "sensor|durchfluss|Durchfluss|"], labels=["energie"],
    ids=[["esphome", mac("gas", "c8:f0:9e")]], sw="2026.8.1 (Aug 24 2026, 19:03:11)")

for key, name, area in (("eve_haustur", "Haustür", "flur"), ("eve_terrassentur", "Terrassentür", "wohnzimmer"), ("eve_dachfenster", "Dachfenster", "dachboden"),
                        ("eve_fenster_bad", "Fenster Bad", "bad")):
    add(key, "homekit_controller", "Eve Systems", "Eve Door 20EBN9901", name, area, EVE_DOOR, sw="2.1.1", hw="1.0.0",
        ids=[["homekit_controller:accessory-id", mac(key, "5a:1f:c3").upper() + ":aid:1"]], labels=["sicherheit"], slug=key.removeprefix("eve_"))
add("nanoleaf", "homekit_controller", "Nanoleaf", "NL42", "Nanoleaf Shapes", "kinderzimmer_jonas", ["light|||", "button|identifizieren|Identifizieren|d"],
    sw="9.6.4", ids=[["homekit_controller:accessory-id", "7C:1D:0A:55:9E:B1:aid:1"]], labels=["kinder"])
add("turschloss", "homekit_controller", "Nuki", "Smart Lock Pro", "Nuki Haustür", "flur", ["lock|||", "sensor|batterie|Batterie|d", "binary_sensor|tur|Tür|"],
    sw="4.3.2", ids=[["homekit_controller:accessory-id", "2F:90:11:C4:7D:03:aid:1"]], labels=["sicherheit"])

for key, name, model, kinds in (("iphone_yuki", "優希のiPhone", "iPhone17,1", PHONE), ("pixel_jurgen", "Pixel 9 Jürgen", "Pixel 9", PHONE), ("ipad_kuche", "iPad Küche", "iPad14,1", PHONE[:3])):
    maker = "Google" if "Pixel" in model else "Apple"
    add(key, "mobile_app", maker, model, name, "kuche" if "ipad" in key else None, kinds, sw="16" if maker == "Google" else "26.0.1", ids=[["mobile_app", digest("app", key)[:16].upper()]])

add("fernseher", "philips_js", "Philips", "55OLED808/12", "Philips OLED 55", "wohnzimmer", TV, sw="TPM215E_R.101.001.129.004", net=[["mac", mac("tv", "d8:cf:9c")]])
add("warmepumpe", "vicare", "Viessmann", "E3_Vitocal_250A_0221", "Vitocal 250-A", "keller", ["climate|heizkreis_1|Heizkreis 1|", "water_heater|warmwasser|Warmwasser|", "sensor|aussentemperatur|Außentemperatur|",
    "sensor|vorlauftemperatur|Vorlauftemperatur|", "sensor|verdichter_stunden|Verdichterstunden|d", "binary_sensor|verdichter|Verdichter|",
    "sensor|stromverbrauch_heute|Stromverbrauch heute|", "sensor|warme_heute|Erzeugte Wärme heute|", "number|heizkurve_steigung|Heizkurve Steigung|c",
    "sensor|anlagendruck|Anlagendruck|d", "button|einmalige_warmwasserbereitung|Einmalige Warmwasserbereitung|c"], serial="7723181102190127", labels=["energie"], url="https://developer.viessmann-climatesolutions.com/", rename={"heizkreis_1": "Fußbodenheizung Erdgeschoss"})
add("geschirrspuler", "home_connect", "Bosch", "SMV8YCX03E", "Geschirrspüler", "kuche", ["switch|strom|Strom|", "select|aktives_programm|Aktives Programm|",
    "sensor|betriebszustand|Betriebszustand|", "sensor|restzeit|Programmende|", "sensor|fortschritt|Programmfortschritt|", "binary_sensor|tur|Tür|",
    "binary_sensor|fernstart|Fernstart|d", "switch|halbe_beladung|Halbe Beladung|c", "switch|vario_speed|VarioSpeed|c",
    "sensor|salz|Salz fast leer|dx", "sensor|klarspuler|Klarspüler fast leer|dx", "button|programm_starten|Programm starten|"], labels=["energie"])
add("backofen", "home_connect", "Bosch", "HBG7741B1", "Backofen", "kuche", ["switch|strom|Strom|", "select|aktives_programm|Aktives Programm|",
    "sensor|betriebszustand|Betriebszustand|", "sensor|garraumtemperatur|Garraumtemperatur|", "sensor|restzeit|Programmende|", "binary_sensor|tur|Tür|",
    "light|innenbeleuchtung|Innenbeleuchtung|", "number|solltemperatur|Solltemperatur|c", "switch|kindersicherung|Kindersicherung|c",
    "binary_sensor|fernstart|Fernstart|d"], hide="kindersicherung")
add("nas", "synology_dsm", "Synology", "DS923+", "Diskstation", "arbeitszimmer", ["sensor|cpu_auslastung|CPU-Auslastung|d", "sensor|speicherauslastung|Speicherauslastung|d",
    "sensor|temperatur|Temperatur|d", "sensor|upload|Upload|dx", "sensor|download|Download|dx", "binary_sensor|sicherheitsstatus|Sicherheitsstatus|d",
    "button|neustart|Neustart|c", "button|herunterfahren|Herunterfahren|c", "update|dsm|DSM-Update|c", "sensor|letzter_start|Letzter Start|dx"], sw="DSM 7.2.2-72806", serial="2270SBRT1W9XA",
    net=[["mac", mac("nas", "90:09:d0")]], url="http://192.0.2.20:5000")
add("nas_volume_1", "synology_dsm", "Synology", "DS923+", "Diskstation (Volume 1)", "arbeitszimmer", ["sensor|belegt|Belegter Speicher|d",
    "sensor|auslastung|Auslastung|d", "sensor|status|Status|d"], ids=[["synology_dsm", "2270SBRT1W9XA_volume_1"]], via="nas")
add("klingel", "ring", "Ring", "Video Doorbell Pro 2", "Haustürklingel", "garten", ["camera|||", "event|klingeln|Klingeln|", "event|bewegung|Bewegung|", "sensor|wlan_signalstarke|WLAN-Signalstärke|dx",
    "switch|bewegungserkennung|Bewegungserkennung|c", "number|lautstarke|Lautstärke|c"], labels=["draussen", "sicherheit"])
add("auto", "volkswagencarnet", "Volkswagen", "ID.4/2023", "ID.4", "garage", ["sensor|ladestand|Ladestand|", "sensor|reichweite|Reichweite|", "binary_sensor|ladekabel|Ladekabel|", "lock|turen|Türen|", "device_tracker|||",
    "sensor|kilometerstand|Kilometerstand|d", "climate|klimatisierung|Klimatisierung|", "number|ladeziel|Ladeziel|c", "binary_sensor|fenster|Fenster|"], user="Familienauto 🚗")
add("wallbox", "goecharger_api2", "go-e", "go-eCharger HOME+ 11 kW", "go-eCharger", "garage", ["switch|laden|Laden|", "number|ladestrom|Ladestrom|c", "sensor|leistung|Leistung|", "sensor|energie|Energie|", "select|phasen|Phasen|c", "binary_sensor|auto_verbunden|Auto verbunden|", "sensor|fehler|Fehler|d"],
    ids=[["goecharger_api2", "go-echarger", 91264]], labels=["energie"])
add("rauchmelder_og", "rfxtrx", None, "Security1 KD101", "Rauchmelder Obergeschoss", "flur", ["binary_sensor|||", "sensor|signalstarke|Signalstärke|dx"], ids=[["rfxtrx", "20", "3", "a4f1c2"]], labels=["sicherheit"])
add("velux_kux", "velux", "VELUX", "Window Blind", "Dachfenster-Rollo", "dachboden", ["cover|||"], ids=[["velux", 4711, 3]])
add("markise", "velux", "VELUX", "Awning", None, "garten", ["cover|||"], ids=[["velux"]], slug="velux_awning")
for key, name, area in (("thermometer_mia", "ATC_7F21", "kinderzimmer_mia"), ("thermometer_keller", "ATC_9B04", "keller"), ("thermometer_dachboden", "ATC_11D8", "dachboden")):
    address = mac(key, "a4:c1:38").upper()
    add(key, "bthome", "Xiaomi", "LYWSD03MMC", name, area, CLIMATE_SENSOR, sw="pvvx 4.9", ids=[["bluetooth", address]], net=[["bluetooth", address]],
        user={"thermometer_mia": "Thermometer Mia", "thermometer_keller": "Thermometer Keller"}.get(key), labels=["batterie"])

add("wetter", "met", "Met.no", "Forecast", "Forecast", None, ["weather|zuhause|Zuhause|"], service=True, url="https://www.met.no/en", slug="forecast")
add("sonne", "sun", None, None, "Sun", None, ["sensor|nachster_sonnenaufgang|Nächster Sonnenaufgang|", "sensor|nachster_sonnenuntergang|Nächster Sonnenuntergang|", "sensor|hohe|Sonnenhöhe|dx"], service=True)
add("sicherung", "backup", "Home Assistant", "Home Assistant Backup", "Backup", None, ["sensor|status|Status des Sicherungsmanagers|", "sensor|letzte_sicherung|Letzte erfolgreiche Sicherung|", "event|automatische_sicherung|Automatische Sicherung|"], service=True, sw="2026.9.2")
add("supervisor", "hassio", "Home Assistant", "Home Assistant Supervisor", "Home Assistant Supervisor", None, ["update|update|Update|c", "sensor|prozessorlast|Prozessorlast|dx"], service=True, sw="2026.09.1", slug="home_assistant_supervisor")
for key, name, version in (("addon_influxdb", "InfluxDB", "5.0.2"), ("addon_mosquitto", "Mosquitto broker", "6.5.2"), ("addon_grafana", "Grafana", "11.2.0")):
    add(key, "hassio", "Home Assistant Community Add-ons", "Home Assistant Add-on", name, None, ADDON, service=True, sw=version, via="supervisor", slug=key.removeprefix("addon_"),
        url=f"homeassistant://hassio/addon/{key.removeprefix('addon_')}")
add("hacs", "hacs", "hacs.xyz", "", "HACS", None, ["switch|vorabversion|Vorabversion|cu"], service=True, sw="2.0.5", url="homeassistant://hacs")
add("strompreis", "tibber", "Tibber", "Price Sensor", "Lindenweg 7", None, ["sensor|strompreis|Strompreis|", "sensor|monatliche_kosten|Monatliche Kosten|"], service=True, labels=["energie"])
add("mulltonnen", "waste_collection_schedule", None, "Abfallkalender", "Müllabfuhr", None, ["sensor|restmull|Restmüll|", "sensor|bio|Biotonne|", "sensor|papier|Altpapier|", "sensor|gelber_sack|Gelber Sack|", "calendar|termine|Termine|"], service=True)
add("kalender_familie", "caldav", None, None, "Familie Berger-Tanaka", None, ["calendar|||", "todo|einkaufsliste|Einkaufsliste 🛒|"], service=True)

# What has no device: helpers, automations, people.
for domain, object_id, title, more in (
        ("automation", "licht_bei_sonnenuntergang", "Licht bei Sonnenuntergang", {"labels": ["gemutlich"]}),
        ("automation", "rollladen_am_morgen", "Rollläden am Morgen öffnen", {}), ("automation", "wascheerinnerung", "Wäsche ist fertig 🧺", {"area": "waschkuche"}),
        ("automation", "niemand_zu_hause", "Niemand zu Hause", {"labels": ["sicherheit"]}), ("automation", "wasserleck_alarm", "Wasserleck-Alarm", {"labels": ["sicherheit"]}),
        ("automation", "pv_uberschuss_laden", "PV-Überschuss ins Auto laden", {"area": "garage", "labels": ["energie"]}),
        ("automation", "gute_nacht_mia", "Gute Nacht, Mia", {"area": "kinderzimmer_mia", "labels": ["kinder"]}), ("automation", "ohayo", "おはよう", {"area": "washitsu"}),
        ("script", "filmabend", "Filmabend", {"area": "wohnzimmer", "icon": "mdi:movie-open"}), ("script", "alles_aus", "Alles aus", {"icon": "mdi:power"}),
        ("script", "ansage_essen", "Ansage: Essen ist fertig", {"area": "kuche"}), ("scene", "abendessen", "Abendessen", {"area": "kuche", "labels": ["gemutlich"]}),
        ("scene", "teezeremonie", "茶会", {"area": "washitsu"}), ("input_boolean", "urlaubsmodus", "Urlaubsmodus", {"icon": "mdi:beach"}),
        ("input_boolean", "gastemodus", "Gästemodus", {}), ("input_number", "zieltemperatur_tag", "Zieltemperatur Tag", {}), ("input_select", "hausmodus", "Hausmodus", {}),
        ("input_datetime", "wecker_schule", "Wecker Schule", {"labels": ["kinder"]}), ("counter", "kaffees_heute", "Kaffees heute", {"area": "kuche", "icon": "mdi:coffee"}),
        ("timer", "eieruhr", "Eieruhr", {"area": "kuche"}), ("schedule", "heizzeiten", "Heizzeiten", {}), ("person", "jurgen", "Jürgen", {}), ("person", "yuki", "優希", {}),
        ("person", "mia", "Mia", {"labels": ["kinder"]}), ("person", "jonas", "Jonas", {"labels": ["kinder"]}), ("zone", "schule", "Schule", {}), ("zone", "buro", "Büro", {})):
    entity(domain, object_id, title, domain, **more)
for object_id, title, platform, more in (
        ("alle_fenster", "Alle Fenster", "group", {"labels": ["sicherheit"]}), ("eigenverbrauch_heute", "Eigenverbrauch heute", "template", {"labels": ["energie"], "icon": "mdi:solar-power"}),
        ("grundlast", "Grundlast", "statistics", {"labels": ["energie"], "hidden": "user"}), ("durchschnitt_temperatur_haus", "Durchschnittstemperatur Haus", "min_max", {}),
        ("stromkosten_monat", "Stromkosten Monat", "utility_meter", {"labels": ["energie"]}), ("anwesende", "Personen zu Hause", "template", {}),
        ("taupunkt_keller", "Taupunkt Keller", "template", {"area": "keller"}), ("alte_wetterstation", "Wetterstation (alt)", "rest", {"disabled": "user"})):
    entity("binary_sensor" if object_id == "alle_fenster" else "sensor", object_id, title, platform, **more)


def main():
    names = [e["entity_id"] for e in entities]
    assert len(set(names)) == len(names), sorted({n for n in names if names.count(n) > 1})
    assert len({d["id"] for d in devices}) == len(devices)
    assert (len(devices), len(entities)) == (DEVICES, ENTITIES), (len(devices), len(entities))
    OUT.mkdir(parents=True, exist_ok=True)
    for file, rows in (("devices", devices), ("entities", entities)):
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (OUT / f"{file}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()

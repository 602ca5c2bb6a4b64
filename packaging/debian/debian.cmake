# The deb packages: `cpack -G DEB` in the build folder. QtHttpServer keeps no binary compatibility between minor versions of Qt, so a
# package fits one release of Debian, which its version names.
execute_process(COMMAND sh -c ". /etc/os-release && echo \"$VERSION_ID\"" OUTPUT_VARIABLE debian
    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
set(revision "1+deb${debian}")

set(CMAKE_SKIP_INSTALL_RPATH ON)
set(CPACK_PACKAGE_NAME hearthbook)
set(CPACK_PACKAGE_VENDOR Hearthbook)
set(CPACK_PACKAGE_CONTACT "Hearthbook maintainers <maintainers@hearthbook.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # else it comes before each package's own
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL server desktop)
if(HEARTHBOOK_SERVER_ONLY)
    set(CPACK_COMPONENTS_ALL server)
endif()
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${revision})
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_DEBUGINFO_PACKAGE OFF)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME hearthbook-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)
# Qt loads SQLite's driver by name, which dpkg-shlibdeps does not see; systemctl reload runs kill.
math(EXPR next_minor "${Qt6Core_VERSION_MINOR} + 1")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS
    "adduser, init-system-helpers (>= 1.51), procps, libqt6sql6-sqlite, libqt6httpserver6 (<< ${Qt6Core_VERSION_MAJOR}.${next_minor})")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
    "${CMAKE_CURRENT_LIST_DIR}/server/postinst;${CMAKE_CURRENT_LIST_DIR}/server/prerm;${CMAKE_CURRENT_LIST_DIR}/server/postrm;${CMAKE_CURRENT_LIST_DIR}/server/conffiles")
set(CPACK_COMPONENT_SERVER_DESCRIPTION "metadata server of a smart home that runs Home Assistant
hearthbookd keeps devices, entities, areas, webhooks and preferences in one
SQLite file beside Home Assistant, answers a REST API on port 8006, follows
the registries and sends webhooks.")

# The SVG plugins have a package of their own from Debian 13 on.
set(svg_plugin libqt6svg6)
if(debian VERSION_GREATER_EQUAL 13)
    set(svg_plugin qt6-svg-plugins)
endif()
set(CPACK_DEBIAN_DESKTOP_PACKAGE_NAME hearthbook)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_DESKTOP_PACKAGE_DEPENDS "libqt6sql6-sqlite, ${svg_plugin}")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n")
set(CPACK_DEBIAN_DESKTOP_PACKAGE_SUGGESTS hearthbook-server)
set(CPACK_COMPONENT_DESKTOP_DESCRIPTION "desktop program for the metadata of a smart home
hearthbook browses and edits devices, entities, webhooks and preferences,
in a file of its own or on a hearthbookd server.")

# Each package has its copyright and its changelog in Debian's form.
string(TIMESTAMP today "%a, %d %b %Y %H:%M:%S +0000" UTC) # SOURCE_DATE_EPOCH counts here
foreach(component IN ITEMS server desktop)
    string(TOUPPER ${component} upper)
    set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
    configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${CMAKE_CURRENT_BINARY_DIR}/${component}.changelog @ONLY)
    hearthbook_install_compressed(${CMAKE_CURRENT_BINARY_DIR}/${component}.changelog
        ${CMAKE_INSTALL_DATADIR}/doc/${package} ${component} changelog.Debian)
    hearthbook_install_compressed(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${CMAKE_INSTALL_DATADIR}/doc/${package} ${component} changelog)
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
endforeach()

include(CPack)

# What the recipes for `cpack --config` share: they pack a folder that is complete already. Nothing in them is configured by include(CPack).
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/../../CMakeLists.txt project REGEX "^project\\(hearthbook VERSION ")
string(REGEX MATCH "[0-9.]+" CPACK_PACKAGE_VERSION "${project}")
set(CPACK_PACKAGE_NAME Hearthbook)
set(CPACK_PACKAGE_VENDOR Hearthbook)
set(CPACK_PACKAGE_DESCRIPTION "Desktop program for the metadata of a smart home")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_LIST_DIR}/../../LICENSE)
set(CPACK_SET_DESTDIR OFF)

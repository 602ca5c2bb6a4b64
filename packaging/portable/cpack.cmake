# For `cpack --config`, which scripts/portable.sh runs with the version, the folder of bundle.cmake and the name of the result: an
# archive (TXZ) and an installer for one user (STGZ).
set(CPACK_PACKAGE_NAME hearthbook)
set(CPACK_PACKAGE_VENDOR Hearthbook)
set(CPACK_CMAKE_GENERATOR Ninja)
set(CPACK_PACKAGE_DESCRIPTION "Desktop program for the metadata of a smart home")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_CURRENT_LIST_DIR}/../../LICENSE)
set(CPACK_SET_DESTDIR OFF)
set(CPACK_STGZ_HEADER_FILE ${CMAKE_CURRENT_LIST_DIR}/installer.sh)

<?xml version="1.0" encoding="UTF-8"?>
<!-- The notice that CFF 156-Bis, 151 and 145 order, made from the order that was sent (the root) and from what
     the bank informed (the element <resultado> that the gateway adds to it). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:variable name="resultado" select="/acto/resultado"/>
  <xsl:variable name="persona" select="/acto/orden/persona"/>

  <xsl:template match="/acto">
    <acto tipo="aviso-inmovilizacion" version="1.0">
      <referencia><xsl:value-of select="$resultado/@referencia"/></referencia>
      <xsl:copy-of select="autoridad"/>
      <xsl:copy-of select="firmante"/>
      <destinatario rfc="{$persona/@rfc}">
        <xsl:if test="$persona/registroPatronal"><xsl:attribute name="registroPatronal"><xsl:value-of select="$persona/registroPatronal[1]"/></xsl:attribute></xsl:if>
        <xsl:attribute name="caracter">
          <xsl:choose>
            <xsl:when test="$persona/@papel = 'PAT'">patron</xsl:when>
            <xsl:when test="$persona/@papel = 'RESSOL'">responsable-solidario</xsl:when>
            <xsl:otherwise>sujeto-obligado</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <nombre>
          <xsl:choose>
            <xsl:when test="$persona/denominacion">
              <xsl:value-of select="$persona/denominacion"/>
              <xsl:if test="$persona/regimen">, <xsl:value-of select="$persona/regimen"/></xsl:if>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="normalize-space(concat($persona/nombre, ' ', $persona/paterno, ' ', $persona/materno))"/></xsl:otherwise>
          </xsl:choose>
        </nombre>
        <domicilio><xsl:value-of select="$persona/domicilio"/></domicilio>
        <xsl:copy-of select="$persona/causaSolidaria"/>
      </destinatario>
      <canal>buzon</canal>
      <asunto>Informar la inmovilización de depósitos, cuentas e inversiones ordenada para hacer efectivos los créditos fiscales que se indican.</asunto>
      <xsl:copy-of select="fundamento"/>
      <motivo>
        <parrafo>Por oficio <xsl:value-of select="referencia"/> se ordenó a <xsl:value-of select="orden/entidad/@nombre"/> inmovilizar los depósitos, cuentas e inversiones que tenga a su nombre, hasta por <xsl:value-of select="orden/tope/@letra"/>, para hacer efectivos los créditos que se relacionan.</parrafo>
        <parrafo>La entidad informó haber cumplido la orden en la fecha y por los montos que se indican, lo que se le hace saber dentro del plazo que fija el Código Fiscal de la Federación.</parrafo>
      </motivo>
      <avisoInmovilizacion>
        <xsl:copy-of select="orden/procedimiento"/>
        <ordenante>la <xsl:value-of select="autoridad/nombre"/> del Instituto Mexicano del Seguro Social</ordenante>
        <xsl:copy-of select="orden/baseLegal"/>
        <xsl:copy-of select="orden/creditos"/>
        <bancos>
          <banco clave="{orden/entidad/@clave}" nombre="{orden/entidad/@nombre}" folioOrden="{emision/@folio}" ejecutada="{$resultado/@ejecutada}" informada="{$resultado/@informada}" importe="{$resultado/@importe}">
            <xsl:copy-of select="$resultado/cuenta"/>
          </banco>
        </bancos>
        <total letra="{$resultado/@letra}"><xsl:value-of select="$resultado/@importe"/></total>
        <plazoAviso dias="{$resultado/@dias}"/>
        <sustitucion>
          <parrafo>Puede pedir que se libere lo inmovilizado pagando el adeudo o garantizándolo por su importe actualizado, sus accesorios causados y los que se causen en los doce meses siguientes, en cualquiera de las formas que la ley admite.</parrafo>
          <parrafo>Si lo inmovilizado excede del adeudo, preséntelo por el Buzón IMSS con los documentos que lo acrediten: el Instituto ordena liberar el excedente a más tardar el tercer día hábil siguiente a aquel en que lo conozca.</parrafo>
          <parrafo>No pueden inmovilizarse salarios, pensiones, cuentas individuales de ahorro para el retiro ni los demás recursos que la ley protege; si alguno lo fue, indíquelo de inmediato a la unidad que ordenó.</parrafo>
          <fundamento><cita ley="CFF" articulo="141"/><cita ley="CFF" articulo="156-Bis"/><cita ley="CFF" articulo="157" fraccion="X"/></fundamento>
        </sustitucion>
      </avisoInmovilizacion>
      <recursos>
        <recurso clave="inconformidad">
          <nombre>Recurso de inconformidad</nombre>
          <plazo dias="15"/>
          <autoridad>el Consejo Consultivo del <xsl:value-of select="autoridad/ooad"/></autoridad>
          <fundamento><cita ley="LSS" articulo="294"/><cita ley="RRI" articulo="6"/></fundamento>
        </recurso>
        <recurso clave="juicio">
          <nombre>Juicio contencioso administrativo federal</nombre>
          <plazo dias="30"/>
          <autoridad>el Tribunal Federal de Justicia Administrativa</autoridad>
          <fundamento><cita ley="LSS" articulo="295"/><cita ley="LFPCA" articulo="13"/></fundamento>
        </recurso>
      </recursos>
      <rutaElectronica>
        <cita ley="LSS" articulo="5 A" fraccion="XXIII"/><cita ley="LSS" articulo="9"/><cita ley="LSS" articulo="40"/><cita ley="LSS" articulo="271"/><cita ley="LSS" articulo="286 L"/><cita ley="LSS" articulo="286 M"/><cita ley="LSS" articulo="286 N"/><cita ley="CFF" articulo="17-C"/><cita ley="CFF" articulo="17-D"/><cita ley="CFF" articulo="38"/><cita ley="CFF" articulo="134" fraccion="I"/><cita ley="CFF" articulo="135"/>
        <lineamientos acuerdo="ACDO.AS2.HCT.230724/261.P.DIR" dof="2024-08-05" anexo="anexo único, avisos del procedimiento administrativo de ejecución"/>
      </rutaElectronica>
    </acto>
  </xsl:template>
</xsl:stylesheet>

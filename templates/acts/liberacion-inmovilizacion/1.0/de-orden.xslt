<?xml version="1.0" encoding="UTF-8"?>
<!-- The release, made from the order that it lifts (the root) and from what was resolved (the element <resuelto> that the
     gateway adds to it). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="causas.xsl"/>
  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:variable name="resuelto" select="/acto/resuelto"/>
  <xsl:variable name="persona" select="/acto/orden/persona"/>
  <xsl:variable name="nombre">
    <xsl:choose>
      <xsl:when test="$persona/denominacion">
        <xsl:value-of select="$persona/denominacion"/>
        <xsl:if test="$persona/regimen">, <xsl:value-of select="$persona/regimen"/></xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space(concat($persona/nombre, ' ', $persona/paterno, ' ', $persona/materno))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- Articles beside the one of the order itself. -->
  <xsl:template name="fundamento-de-causa">
    <xsl:choose>
      <xsl:when test="$resuelto/@causa = 'GUARANTEED'"><cita ley="CFF" articulo="141"/></xsl:when>
      <xsl:when test="$resuelto/@causa = 'CONVENIO'"><cita ley="LSS" articulo="40 C"/></xsl:when>
      <xsl:when test="$resuelto/@causa = 'SUSPENSION'"><cita ley="CFF" articulo="144"/></xsl:when>
      <xsl:when test="$resuelto/@causa = 'EXEMPT_FUNDS'"><cita ley="CFF" articulo="157"/></xsl:when>
      <xsl:when test="$resuelto/@causa = 'TRANSFERRED'"><cita ley="CFF" articulo="156-Ter"/></xsl:when>
      <xsl:when test="$resuelto/@causa = 'PRESCRIBED'"><cita ley="LSS" articulo="298"/><cita ley="CFF" articulo="146"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto">
    <acto tipo="liberacion-inmovilizacion" version="1.0">
      <referencia><xsl:value-of select="$resuelto/@referencia"/></referencia>
      <xsl:copy-of select="autoridad"/>
      <xsl:copy-of select="firmante"/>
      <xsl:copy-of select="destinatario"/>
      <canal>banco</canal>
      <asunto>Ordenar la liberación de depósitos, cuentas e inversiones de <xsl:value-of select="$nombre"/>.</asunto>
      <fundamento>
        <xsl:copy-of select="fundamento/cita"/>
        <xsl:call-template name="fundamento-de-causa"/>
      </fundamento>
      <motivo>
        <parrafo>Por oficio <xsl:value-of select="referencia"/>, folio <xsl:value-of select="emision/@folio"/>, se ordenó a <xsl:value-of select="orden/entidad/@nombre"/> inmovilizar depósitos, cuentas e inversiones de <xsl:value-of select="$nombre"/>.</parrafo>
        <parrafo><xsl:call-template name="causa"><xsl:with-param name="clave" select="$resuelto/@causa"/></xsl:call-template> Procede liberar los recursos por el importe que se indica.</parrafo>
      </motivo>
      <liberacion>
        <xsl:copy-of select="orden/entidad"/>
        <antecedente oficio="{referencia}" folio="{emision/@folio}" fecha="{$resuelto/@ordenada}" expediente="{orden/procedimiento/@expediente}"/>
        <xsl:copy-of select="orden/baseLegal"/>
        <persona rfc="{$persona/@rfc}" nombre="{$nombre}"/>
        <causa><xsl:value-of select="$resuelto/@causa"/></causa>
        <inmovilizado importe="{$resuelto/@inmovilizado}"/>
        <liberar importe="{$resuelto/@importe}" letra="{$resuelto/@letra}"/>
        <plazo dias="3">
          <xsl:attribute name="desde"><xsl:choose><xsl:when test="$resuelto/@causa = 'EXCESS'">FROM_EFFECT</xsl:when><xsl:otherwise>FROM_RECEIPT</xsl:otherwise></xsl:choose></xsl:attribute>
        </plazo>
        <xsl:copy-of select="orden/contacto"/>
      </liberacion>
      <rutaElectronica><xsl:copy-of select="rutaElectronica/cita"/></rutaElectronica>
    </acto>
  </xsl:template>
</xsl:stylesheet>
